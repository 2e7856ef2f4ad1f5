// How far this phone's clock is ahead of the server's, so that two phones with wrong clocks show the same timer.
import { preference, setPreference } from "../initial/preferences.js";

const PREFERENCE = "ahead";
/** Seconds; a smaller difference says nothing, as the header has whole seconds and the answer takes its time. */
const TOLERANCE = 3;
const SLOW = 4000;

/** Seconds that this phone's clock is ahead of the server's; null if no server ever told its time. */
export function clockSkew() {
  const known = Number.parseInt(preference(PREFERENCE) ?? "", 10);
  return Number.isNaN(known) ? null : known;
}

/**
 * Learn the difference from an answer of our server.
 * @param {string | null} date its Date header
 * @param {number} asked this phone's moments of asking and of the answer
 * @param {number} answered
 */
export function learnClock(date, asked, answered) {
  const there = Date.parse(date ?? "");
  if (Number.isNaN(there) || answered - asked > SLOW) return;
  const found = Math.round(((asked + answered) / 2 - there - 500) / 1000);
  const known = clockSkew();
  if (known === null || Math.abs(found - known) > TOLERANCE)
    setPreference(PREFERENCE, String(Math.abs(found) > TOLERANCE ? found : 0));
}
