// How a companion was before: at the first change of a new day, its state until then is kept in the document
// itself, by day and phone, so that two phones add to the history and never replace it.
import { ORIGIN } from "../../session/session.js";
import { deviceName } from "../../session/writers.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {Record<string, string | number | boolean>} State a companion's fields that hold something */

const MOST_STATES = 50;
const LONGEST_HISTORY = 60_000;

/** This phone's day, `2026-11-27`; it is only a label. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * @param {Session} session
 * @returns {State}
 */
export function stateOf({ doc, choices, kind }) {
  const fields = [...doc.share.keys()].filter((name) => name.startsWith(`${kind}.`));
  const texts = fields.map((field) => [field, doc.getText(field).toString()]).filter(([, text]) => text.trim());
  return { ...Object.fromEntries(texts), ...choices.toJSON() };
}

/**
 * The first state stays for good; of the others the oldest go where they become too many or too large.
 * @param {import("yjs").Map<string>} history
 */
function trim(history) {
  const keys = [...history.keys()].sort((one, other) => (one < other ? -1 : 1));
  let size = keys.reduce((sum, key) => sum + String(history.get(key)).length, 0);
  while (keys.length > MOST_STATES || (size > LONGEST_HISTORY && keys.length)) {
    const [oldest] = keys.splice(Math.min(1, keys.length - 1), 1);
    size -= String(history.get(oldest)).length;
    history.delete(oldest);
  }
}

/** @param {Session} session */
function addEarlierState(session) {
  const { meta, history } = session;
  const day = meta.get("day");
  if (day === today()) return;
  meta.set("day", today());
  const state = stateOf(session);
  if (!day || Object.keys(state).length === 0) return;
  let key = `${day}.${deviceName()}`;
  // A clock that was set back must not overwrite what was kept.
  while (history.has(key)) key += "+";
  history.set(key, JSON.stringify(state));
  trim(history);
}

/**
 * Keep them in the same transaction as the change, so that none is lost with a killed tab.
 * @param {Session} session
 */
export const recordHistory = (session) =>
  session.doc.on("beforeTransaction", (/** @type {import("yjs").Transaction} */ { origin }) => {
    if (origin === ORIGIN.here) addEarlierState(session);
  });
