// How far the two have come. A phase is reached by an answer on its screen, or by going on from its last prompt.
// Who only looks, ahead or back, reaches nothing.
import { ORIGIN } from "./session.js";

/** @typedef {import("./session.js").Session} Session */

/** The screens of a session, in order. */
export const ORDER = ["start", "explain", "strength", "plan", "between", "lead", "reflect", "summary"];
/** Fields that are named after something else than their screen. @type {Record<string, string>} */
const SCREENS = { next: "reflect", private: "reflect" };

/** @param {string} field */
export const screenOf = (field) => {
  const [name] = field.split(".");
  return SCREENS[name] ?? name;
};

/** @param {Session} session */
const reached = ({ meta }) => ORDER.indexOf(meta.get("phase") ?? "start");

/**
 * Whether a screen is further than the two have come.
 * @param {Session} session
 * @param {string} screen
 */
export const isAhead = (session, screen) => !session.kind && ORDER.indexOf(screen) > reached(session);

/**
 * Note that the two have come to a screen, if they weren't as far yet.
 * @param {Session} session
 * @param {string} screen
 */
export function reach(session, screen) {
  if (isAhead(session, screen)) session.doc.transact(() => session.meta.set("phase", screen), ORIGIN.app);
}

/**
 * Note that the two went on from the last prompt of a screen. The look back is the end of the session, unless they
 * jumped to it: who hasn't led has nothing to look back on.
 * @param {Session} session
 * @param {string} screen
 */
export function finish(session, screen) {
  if (screen !== "reflect") reach(session, screen);
  else if (!isAhead(session, "lead")) reach(session, "summary");
}
