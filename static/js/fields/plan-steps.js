// The steps of the plan, and which of them a picture or a recording beside them belongs to: the one that was being
// written. It is named as a tick is, by letters of its line (line-ticks.js).
import { linesOf, tickOn, ticksOn } from "./line-ticks.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("../storage/attachment-store.js").Attachment} Attachment */

export const STEPS = "plan.steps";

/** @param {Session} session */
const written = ({ doc }) => doc.getText(STEPS);

/** @param {Session} session */
export const stepsOf = (session) => linesOf(written(session).toString());

/**
 * The names of all steps, in order.
 * @param {Session} session
 */
export const stepNames = (session) => stepsOf(session).map((line) => tickOn(written(session), line));

/**
 * The name of the step at a place in the text, or of the one before it; "" where there is none.
 * @param {Session} session
 * @param {number} caret
 */
export function stepAt(session, caret) {
  const before = stepsOf(session).filter(({ start }) => start <= caret);
  const line = before[before.length - 1] ?? stepsOf(session)[0];
  return line ? tickOn(written(session), line) : "";
}

/**
 * Which step it belongs to, counted from 0. What belongs to none, since that step is gone, is with the first one.
 * @param {Session} session
 * @param {Attachment} attachment
 */
export function stepOf(session, { step }) {
  const found = step ? stepsOf(session).findIndex((line) => ticksOn(written(session), line, [step]).length) : 0;
  return Math.max(0, found);
}
