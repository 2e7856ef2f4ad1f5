// The share screen: where the session is kept, the link for a second phone, the codes that need no network.
import { shareOrCopy } from "../../device/share-sheet.js";
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t, textLanguage } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { recordOf, saveRecord } from "../../session/records.js";
import { recordWriter, writers } from "../../session/writers.js";
import { hasServer } from "../../sync/live.js";
import { syncNow } from "../../sync/schedule.js";
import { formatDate } from "../../ui/dates.js";
import { element, find } from "../../ui/element.js";
import { fetchPart } from "../../ui/missing-part.js";
import { joinLink } from "./links.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */

/** @param {string} moment ISO */
const formatMoment = (moment) => formatDate(new Date(moment), "moment");

/** How it stands with the server, with the time, and what to do where it stays away. */
function serverLine() {
  const { local, owner, refused, failing, synced, touched } = recordOf(current()?.id ?? "") ?? {};
  if (local) return t("server.off");
  if (!touched) return t("server.unwritten");
  if (refused === 404 && !owner) return t("saved.relinked");
  if (refused) return t(refused === 403 ? "server.members" : "server.refused");
  if (failing) return t("server.late", { when: formatMoment(failing) });
  return synced ? t("server.last", { when: formatMoment(synced) }) : t("server.never");
}

function drawWriters() {
  const session = current();
  const lines = (session ? writers(session) : []).map(({ holder, when, here }) => {
    const line = element("li", "", t(here ? "writer.this" : `writer.${holder}`, { when: formatMoment(when) }));
    line.dataset.writer = here ? "this" : holder;
    return line;
  });
  document.querySelector("[data-writers]")?.replaceChildren(...lines);
}

/** Who joins learns where the one is who invited them. */
function noteWhere() {
  const session = current();
  const { joined, came } = recordOf(session?.id ?? "") ?? {};
  if (session && !joined && !came && currentStep().screen === "share") recordWriter(session);
}

/** A link to a session leads nowhere before the server has it. @param {SessionRecord} record */
const isLinkGood = ({ vector, joined }) => !!(vector || joined);

/**
 * Looking on brings a session in which nothing is written neither to the server nor into the list: that takes a press.
 * @param {SessionRecord} record
 */
function drawInvitation(record) {
  const { touched, refused } = record;
  const good = isLinkGood(record);
  const button = find('[data-action="invite"]');
  // Whoever works with keys goes on below the heading.
  if (touched && button === document.activeElement) find("[data-together] h2").focus({ preventScroll: true });
  button.hidden = touched || good;
  find("[data-code-waits]").hidden = !touched || good || !!refused;
  find("[data-code-works]").hidden = !good;
}

/**
 * Another phone may come: it finds what is written here, and what it writes is looked for.
 * @param {SessionRecord} record
 */
async function expectOther({ id, key, shared }) {
  const place = find("[data-link-code]");
  if (place.dataset.expects === id + key.slice(0, 8)) return;
  place.dataset.expects = id + key.slice(0, 8);
  if (!shared) await saveRecord(id, { shared: true });
  noteWhere();
  syncNow();
}

/** @param {SessionRecord} record */
async function drawLink(record) {
  const place = find("[data-link-code]");
  const shown = record.id + record.key.slice(0, 8) + textLanguage();
  if (place.dataset.for === shown) return;
  place.dataset.for = shown;
  try {
    const { drawCode } = await fetchPart(() => import("./qr-code.chunk.js"));
    drawCode(place, joinLink(record));
  } catch (error) {
    // The next time, it is tried again.
    delete place.dataset.for;
    throw error;
  }
}

/** The printed summary carries the link, so that a lost phone doesn't lose the session. */
async function drawPrinted() {
  const figure = document.querySelector("[data-print-code]");
  const record = recordOf(current()?.id ?? "");
  const onServer = !!record?.vector && !record.local && !record.gone;
  figure?.toggleAttribute("hidden", !onServer);
  const place = figure?.querySelector(".code");
  if (!(record && onServer && place)) return;
  const { drawCode } = await fetchPart(() => import("./qr-code.chunk.js"));
  drawCode(place, joinLink(record));
}

function draw() {
  if (currentStep().screen === "summary") void drawPrinted();
  if (currentStep().screen !== "share") return;
  const session = current();
  const record = recordOf(session?.id ?? "");
  const line = document.querySelector("[data-server-line]");
  document.querySelector("[data-with-session]")?.toggleAttribute("hidden", !session);
  if (line) line.textContent = serverLine();
  // A link to a session that is not on the server would lead nowhere.
  const alone = !!record?.local || !!record?.gone || [403, 404].includes(record?.refused ?? 0);
  document.querySelector("[data-together]")?.toggleAttribute("hidden", alone);
  document.querySelector("[data-for-owner]")?.toggleAttribute("hidden", !record?.owner);
  if (!(session && record && hasServer())) return;
  drawWriters();
  drawInvitation(record);
  if (alone) return;
  if (record.touched) void expectOther(record);
  if (isLinkGood(record)) void drawLink(record);
}

async function send() {
  const record = recordOf(current()?.id ?? "");
  if (!record) return;
  await shareOrCopy({ title: t("share.title"), url: joinLink(record) }, "share.copied");
}

/** Whoever opens the link must find the session, also where nobody has written in it yet. */
async function invite() {
  const session = current();
  if (session) await saveRecord(session.id, { touched: true });
  syncNow();
}

export function watchShare() {
  for (const button of document.querySelectorAll('[data-invite], [data-action="invite"]'))
    button.addEventListener("click", () => void invite());
  document.querySelector('[data-action="share"]')?.addEventListener("click", () => void send());
  on(["language"], draw);
  on(["screen"], noteWhere);
  onPainted(["screen", "session", "records", "saved"], draw);
}
