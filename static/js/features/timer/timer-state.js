// The phases' timers, as moments in the session: read, started, paused, made longer. Nothing here ticks, so a timer
// runs on while the phone is locked, the app closed or the battery dead.

import { ORIGIN } from "../../session/session.js";
import { clockSkew } from "../../sync/server-clock.js";

/** @typedef {import("../../session/session.js").Session} Session */
/**
 * @typedef {object} Timer
 * @property {boolean} running
 * @property {number} passed seconds that have passed
 * @property {number} extra seconds that the two took longer
 */
/** @typedef {{least: number, most: number}} Ends seconds after which one may go on, and shall */

const PREFIX = "timer.";
const STEP = 300;
/** Seconds, thirty years; what claims to be longer is no time of a lesson. */
const LONGEST = 1e9;

/** Whether a key of the session's meta is a timer's. @param {string} key */
export const isTimer = (key) => key.startsWith(PREFIX);

/**
 * A phase's timer, or null where it wasn't started or its value isn't one.
 * @param {Session | null} session
 * @param {string} phase
 * @returns {Timer | null}
 */
export function timerOf(session, phase) {
  const [state, start, more, theirs] = String(session?.meta.get(PREFIX + phase) ?? "").split(" ");
  const running = state === "running";
  const passed = running ? (Date.now() - Date.parse(start)) / 1000 - skewFrom(theirs) : Number(start);
  const extra = Number(more);
  const sound = passed <= LONGEST && extra <= LONGEST;
  if ((!running && state !== "paused") || !sound) return null;
  return { running, passed: Math.max(0, passed), extra: Math.max(0, extra) };
}

/**
 * How far this phone's clock is ahead of the one that the moment was read from: 0 where that isn't known.
 * @param {string | undefined} theirs how far that one was ahead of the server's
 */
function skewFrom(theirs) {
  const ours = clockSkew();
  return ours === null || !theirs || !Number.isFinite(Number(theirs)) ? 0 : ours - Number(theirs);
}

/**
 * @param {{least: number, most: number}} minutes
 * @param {Timer | null} timer
 * @returns {Ends} a phase of one length has one end, which moves; else only the upper one does
 */
export function endsOf({ least, most }, timer) {
  const upper = most * 60 + (timer?.extra ?? 0);
  return { least: least === most ? upper : least * 60, most: upper };
}

/**
 * @param {Session} session
 * @param {string} phase
 * @param {Timer | null} timer
 */
function set(session, phase, timer) {
  if (!timer) session.meta.delete(PREFIX + phase);
  else if (timer.running) {
    const started = new Date(Date.now() - timer.passed * 1000).toISOString();
    session.meta.set(PREFIX + phase, ["running", started, timer.extra, clockSkew() ?? "?"].join(" "));
  } else session.meta.set(PREFIX + phase, ["paused", Math.floor(timer.passed), timer.extra].join(" "));
}

/**
 * Start a timer, or let it go on; the others pause, since the two do one thing at a time.
 * @param {Session} session
 * @param {string} phase
 */
export function startTimer(session, phase) {
  session.doc.transact(() => {
    for (const other of [...session.meta.keys()].filter(isTimer).map((key) => key.slice(PREFIX.length)))
      pause(session, other);
    set(session, phase, { passed: 0, extra: 0, ...timerOf(session, phase), running: true });
  }, ORIGIN.here);
}

/**
 * @param {Session} session
 * @param {string} phase
 */
function pause(session, phase) {
  const timer = timerOf(session, phase);
  if (timer?.running) set(session, phase, { ...timer, running: false });
}

/**
 * @param {Session} session
 * @param {string} phase
 */
export const pauseTimer = (session, phase) => session.doc.transact(() => pause(session, phase), ORIGIN.here);

/**
 * Five minutes more than the end, or than now where that is over.
 * @param {Session} session
 * @param {string} phase
 * @param {{least: number, most: number}} minutes
 */
export function extendTimer(session, phase, minutes) {
  const timer = timerOf(session, phase);
  if (!timer) return;
  const over = Math.max(0, Math.floor(timer.passed) - endsOf(minutes, timer).most);
  session.doc.transact(() => set(session, phase, { ...timer, extra: timer.extra + over + STEP }), ORIGIN.here);
}

/**
 * Back to the beginning, not started.
 * @param {Session} session
 * @param {string} phase
 */
export const resetTimer = (session, phase) => session.doc.transact(() => set(session, phase, null), ORIGIN.here);
