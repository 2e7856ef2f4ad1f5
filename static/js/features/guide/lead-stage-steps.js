// Which step of the plan is on the stage. The place is remembered as a tick is, by letters of that step
// (line-ticks.js), so it stays where it is while the other phone writes steps before it or corrects it; where the step
// is taken out, it is the next one.

import { ticksOn } from "../../fields/line-ticks.js";
import { STEPS, stepNames, stepsOf } from "../../fields/plan-steps.js";
import { letterIndexOrFormer } from "../../session/letters.js";

/** @typedef {import("../../session/session.js").Session} Session */

/** The place behind the last step. */
const END = "end";
const NAMED = /^\d+\.\d+-/u;
const DONE = "lead.done:";

/** @param {Session} session */
const written = ({ doc }) => doc.getText(STEPS);

/** How many screens there are before the end: without steps, one with the topic. @param {Session} session */
export const countOf = (session) => Math.max(1, stepsOf(session).length);

/**
 * Where to begin: at the first step that isn't ticked off.
 * @param {Session} session
 */
function firstOpen(session) {
  const ticks = [...session.choices.keys()].filter((key) => key.startsWith(DONE)).map((key) => key.slice(DONE.length));
  const at = stepsOf(session).findIndex((line) => !ticksOn(written(session), line, ticks).length);
  return Math.max(0, at);
}

/**
 * Which step a place is, counted from 0; the end comes after the last one.
 * @param {Session} session
 * @param {string} place
 */
export function indexOf(session, place) {
  if (place === END) return countOf(session);
  if (!NAMED.test(place)) return firstOpen(session);
  const lines = stepsOf(session);
  const found = lines.findIndex((line) => ticksOn(written(session), line, [place]).length);
  if (found >= 0) return found;
  const at = letterIndexOrFormer(written(session), place.split("-")[0]);
  const next = lines.findIndex(({ end }) => at < end);
  return next < 0 ? Math.max(0, lines.length - 1) : next;
}

/**
 * The place of a step.
 * @param {Session} session
 * @param {number} index
 */
export const placeOf = (session, index) => stepNames(session)[index] ?? (index < countOf(session) ? "" : END);
