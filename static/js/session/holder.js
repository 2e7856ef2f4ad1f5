// Whose a phone is. The one on which a session began says so in the session itself. One that joined is the other one's,
// and of one that got it by a file or by codes nobody knows; who says whose it is there says it of that phone alone.
import { recordOf } from "./records.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {"mentee" | "mentor" | "shared"} Holder "shared" where both use it, or nobody knows */

/** The key of the choice. */
export const FIELD = "start.holder";
/** @type {Record<string, Holder>} */
const OTHER = { mentee: "mentor", mentor: "mentee" };

/**
 * Whether a choice is kept on this phone, and isn't in the session.
 * @param {Session} session
 * @param {string} key
 */
export function isKeptHere(session, key) {
  const { joined, came } = recordOf(session.id) ?? {};
  return key === FIELD && !!(joined || came);
}

/**
 * Whose a phone is, by what the one who began the session chose: that one's phone, or the other one's.
 * @param {Session} session
 * @param {boolean} began whether the session began on that phone
 * @returns {Holder}
 */
export function holderOf(session, began) {
  const other = OTHER[String(session.choices.get(FIELD))] ?? "shared";
  return began ? (OTHER[other] ?? other) : other;
}

/**
 * Whose this phone is.
 * @param {Session} session
 * @returns {Holder}
 */
export function holderHere(session) {
  const { joined, came, holder } = recordOf(session.id) ?? {};
  if (holder === undefined) return came ? "shared" : holderOf(session, !joined);
  return holder in OTHER ? /** @type {Holder} */ (holder) : "shared";
}

/**
 * What is chosen, as this phone shows it; undefined or "" where nothing is.
 * @param {Session} session
 * @param {string} key
 */
export function choiceHere(session, key) {
  const chosen = session.choices.get(key);
  if (!isKeptHere(session, key)) return chosen;
  const { joined, holder } = recordOf(session.id) ?? {};
  return holder ?? (joined ? OTHER[String(chosen)] : chosen);
}
