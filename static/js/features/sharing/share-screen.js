// The share screen: where the session is kept, the link for a second phone, the codes that need no network.
import { shareOrCopy } from "../../device/share-sheet.js";
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t, textLanguage } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { recordOf, saveRecord } from "../../session/records.js";
import { writers } from "../../session/writers.js";
import { hasServer, syncNow } from "../../sync/schedule.js";
import { formatDate } from "../../ui/dates.js";
import { element } from "../../ui/element.js";
import { joinLink } from "./links.js";

/** @param {string} moment ISO */
const formatMoment = (moment) => formatDate(new Date(moment), "moment");

/** How it stands with the server, with the time, and what to do where it stays away. */
function serverLine() {
  const { local, owner, refused, failing, synced } = recordOf(current()?.id ?? "") ?? {};
  if (local) return t("server.off");
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

/** @param {string} id */
async function drawLink(id) {
  const place = document.querySelector("[data-link-code]");
  const record = recordOf(id);
  const shown = id + record?.key.slice(0, 8) + textLanguage();
  if (!(place instanceof HTMLElement && record) || place.dataset.for === shown) return;
  place.dataset.for = shown;
  if (!record.shared) await saveRecord(id, { shared: true });
  syncNow();
  try {
    const { drawCode } = await import("./qr-code.chunk.js");
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
  const { drawCode } = await import("./qr-code.chunk.js");
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
  if (!alone) void drawLink(session.id);
}

async function send() {
  const record = recordOf(current()?.id ?? "");
  if (!record) return;
  await shareOrCopy({ title: t("share.title"), url: joinLink(record) }, "share.copied");
}

export function watchShare() {
  document.querySelector('[data-action="share"]')?.addEventListener("click", () => void send());
  on(["language"], draw);
  onPainted(["screen", "session", "records", "saved"], draw);
}
