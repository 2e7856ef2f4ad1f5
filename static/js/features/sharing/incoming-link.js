// What a link brings: a session from the server, a part of one from another phone's screen, or a programme's code.
import { arrivingLink } from "../../boot/arriving-link.js";
import { chooseLanguage } from "../../boot/choose-language.js";
import { changeLanguage } from "../../initial/language.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { firstStep, goTo } from "../../initial/screens.js";
import { textLanguage } from "../../initial/texts.js";
import { importSession, joinSession } from "../../session/incoming.js";
import { resumeStep } from "../../session/preview.js";
import { recordOf } from "../../session/records.js";
import { checkUpdate } from "../../session/session.js";
import { retryAll, syncNow } from "../../sync/schedule.js";
import { fetchPart } from "../../ui/missing-part.js";
import { toast } from "../../ui/toast.js";
import { tellOfArrival } from "./joining.js";
import { readLink } from "./links.js";

/** @typedef {import("./links.js").Part} Part */

/** The parts that came so far, by the sum of their parcel; a reload between two codes must not lose them. */
function received() {
  try {
    return /** @type {Record<string, Part[]>} */ (JSON.parse(preference("parts") || "{}"));
  } catch {
    return {};
  }
}

/** @param {Part} part */
async function receivePart(part) {
  const parts = (received()[part.sum] ?? []).filter(
    ({ number, count }) => number !== part.number && count === part.count,
  );
  parts.push(part);
  if (parts.length < part.count) {
    setPreference("parts", JSON.stringify({ [part.sum]: parts }));
    toast("codes.received", { values: { number: parts.length, count: part.count } });
    return;
  }
  const { BadParcel, unpack } = await fetchPart(() => import("./parcel.chunk.js"));
  setPreference("parts", "");
  try {
    const update = unpack(parts, checkUpdate);
    const { opened, isNew } = await importSession({ id: part.id, key: part.key, update });
    goTo(opened.kind || "summary");
    if (isNew) tellOfArrival(opened.id, "join.here");
    else toast("codes.taken");
  } catch (error) {
    if (!(error instanceof BadParcel)) throw error;
    toast("codes.damaged");
  }
}

/** @param {{id: string, key: string}} address */
async function join({ id, key }) {
  const known = recordOf(id);
  await joinSession({ id, key });
  goTo(known ? resumeStep(known) : firstStep().id);
  syncNow();
}

/**
 * From now on this phone is a member's; what the server refused so far, it is asked about again.
 * @param {string} code
 */
function saveCode(code) {
  setPreference("code", code);
  toast("code.kept");
  retryAll();
}

/** The receiver reads in their own language, not in the sender's. */
async function useOwnLanguage() {
  const known = (document.documentElement.dataset.languages ?? "").split(" ");
  const own = chooseLanguage([preference("language") ?? "", ...navigator.languages], known);
  if (own && own !== textLanguage()) await changeLanguage(own);
}

/** Do what the link asks that led here; boot.js has taken it out of the address, since it holds a key. */
export async function followLink() {
  const link = readLink(history.state?.link ?? "");
  if (!link) return;
  history.replaceState(null, "");
  await useOwnLanguage();
  if (link === "damaged") toast("join.damaged");
  else if ("code" in link) saveCode(link.code);
  else if ("join" in link) await join(link.join);
  else await receivePart(link.take);
}

/** A link may also be opened in the page that is there. */
function takeFromAddress() {
  const link = arrivingLink(location.href);
  if (!link) return;
  history.replaceState({ link }, "", `${location.pathname}#home`);
  void followLink();
}

export function watchIncomingLinks() {
  addEventListener("hashchange", takeFromAddress);
}
