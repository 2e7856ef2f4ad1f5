// How far this phone's clock is ahead of the server's, so that two phones with wrong clocks show the same timer.
import { preference, remember } from "../initial/preferences.js";

const NAME = "ahead";
/** The header counts whole seconds and the way takes time: what differs less is the same. */
const NOISE = 3;
const SLOW = 4000;

/** Seconds that this phone's clock is ahead of the server's; null where it never met one. */
export function clockSkew() {
  const known = Number.parseInt(preference(NAME) ?? "", 10);
  return Number.isNaN(known) ? null : known;
}

/**
 * Learn it from an answer of our server.
 * @param {string | null} date its header of that name
 * @param {number} asked this phone's moments of asking and of the answer
 * @param {number} answered
 */
export function learnClock(date, asked, answered) {
  const there = Date.parse(date ?? "");
  if (Number.isNaN(there) || answered - asked > SLOW) return;
  const found = Math.round(((asked + answered) / 2 - there - 500) / 1000);
  const known = clockSkew();
  if (known === null || Math.abs(found - known) > NOISE) remember(NAME, String(Math.abs(found) > NOISE ? found : 0));
}
