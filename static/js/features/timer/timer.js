// Shows the timer of the phase that is on the screen, and rings at its ends. Something ticks only while a timer runs:
// each second while somebody looks at it, else just at the next end.

import { buzz, readySound, ringEnd } from "../../device/feedback.js";
import { keepAwake } from "../../device/wake-lock.js";
import { on } from "../../initial/events.js";
import { afterPaint, onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { beginSession, current } from "../../session/open-session.js";
import { changesPath, isShort } from "../../session/short-path.js";
import { loadEarlierSession, setTimedSession, timedSession } from "./timed-session.js";
import { placeTimer } from "./timer-place.js";
import { closeTimer, watchTimerPopover } from "./timer-popover.js";
import { endsOf, extendTimer, isTimer, pauseTimer, resetTimer, startTimer, timerOf } from "./timer-state.js";

/** @typedef {import("./timer-face.chunk.js").Face} Face */
/** @typedef {import("./timer-face.chunk.js").Press} Press */
/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {ReturnType<typeof read>} Look */

/** An end that was missed by more than this, since the phone slept, is shown but doesn't ring. */
const LATE = 60;
/** The longest pause between two looks, in seconds: a browser takes one of a month for none at all. */
const PAUSE = 86_400;

/** @type {Map<string, Face>} */
const faces = new Map();
/** @type {typeof import("./timer-face.chunk.js") | undefined} */
let faceCode;
/** How much of each had passed at the last look. @type {Map<string, number>} */
const lastPassed = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let next;

/** @returns {HTMLElement[]} */
const places = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-timer]"))];

/**
 * A phase's length, on the path that the two chose.
 * @param {HTMLElement} place
 */
function minutesOf(place) {
  const { dataset } = place;
  const { meeting } = /** @type {HTMLElement} */ (document.querySelector(`[data-screen="${dataset.timer}"]`)).dataset;
  const short = isShort(timedSession(), Number(meeting));
  const [least, most] = short ? [dataset.short, dataset.short] : [dataset.least, dataset.most];
  return { least: Number(least), most: Number(most), short };
}

/** @param {HTMLElement} place */
function read(place) {
  const phase = place.dataset.timer ?? "";
  const timer = timerOf(timedSession(), phase);
  const ends = endsOf(minutesOf(place), timer);
  const passed = timer?.passed ?? 0;
  return { phase, place, timer, ends, passed, going: !!timer?.running && passed < ends.most };
}

/** @param {Look[]} states */
const onScreen = (states) => states.find(({ phase }) => phase === currentStep().screen);

/** @param {string} words */
function announce(words) {
  for (const line of document.querySelectorAll("[data-timer-said]")) line.textContent = words;
}

/**
 * Ring if an end was passed since the last look; not into another phase, where the two went on already.
 * @param {Look} state
 * @param {Look | undefined} here
 */
function ring({ phase, timer, ends, passed }, here) {
  const before = lastPassed.get(phase) ?? passed;
  if (timer?.running) lastPassed.set(phase, passed);
  else lastPassed.delete(phase);
  const end = [ends.most, ends.least].find((moment) => before < moment && passed >= moment);
  if (!(timer?.running && end) || passed - end > LATE || (here && here.phase !== phase)) return;
  ringEnd(end === ends.most);
  buzz();
  announce(t(end === ends.most ? "timer.most" : "timer.least"));
}

/**
 * @param {HTMLElement} place
 * @param {Press} what
 */
function onPress(place, what) {
  const session = current() ?? beginSession();
  const { phase, timer } = read(place);
  readySound();
  announce("");
  if (what === "again") resetTimer(session, phase);
  else if (what === "more") extendTimer(session, phase, minutesOf(place));
  else if (timer?.running) pauseTimer(session, phase);
  else startTimer(session, phase);
  // A session that begins with this press is followed only after it.
  update();
}

/** Show the timer that is on the screen: at once, where it was shown before. */
async function draw() {
  if (!onScreen(places().map(read))) return;
  // On the very first visit it may be cut off; then there is no timer yet.
  faceCode ??= (await import("./timer-face.chunk.js").catch(() => undefined)) ?? faceCode;
  const here = onScreen(places().map(read));
  if (!(faceCode && here)) return;
  const { drawFace, makeFace } = faceCode;
  const { phase, place, timer, ends } = here;
  const face = faces.get(phase) ?? makeFace(place, (what) => onPress(place, what));
  faces.set(phase, face);
  place.toggleAttribute("data-shortened", minutesOf(place).short);
  drawFace(face, timer, ends);
}

/** Look at all timers, show the one on the screen, and settle when to look again. */
function update() {
  clearTimeout(next);
  const states = places().map(read);
  const here = onScreen(states);
  for (const state of states) ring(state, here);
  void draw();
  const running = states.filter((state) => state.going);
  // Nobody touches the phone while somebody leads.
  void keepAwake(running.length > 0 || !!document.querySelector("[data-time-around]"), () => void draw());
  if (!running.length) return;
  const untilEnds = running.map(({ ends, passed }) => (passed < ends.least ? ends.least : ends.most) - passed);
  const untilSecond =
    here?.going && document.visibilityState === "visible" ? 1 - (here.passed % 1) : Number.POSITIVE_INFINITY;
  next = setTimeout(update, Math.ceil(Math.min(...untilEnds, untilSecond, PAUSE) * 1000));
}

/** @param {Session} session */
function follow({ meta, choices }) {
  meta.observe(({ keysChanged }) => {
    if ([...keysChanged].some(isTimer)) update();
  });
  choices.observe(({ keysChanged }) => {
    if (changesPath(keysChanged)) update();
  });
}

export function watchTimers() {
  on(["session"], () => {
    const session = current();
    if (session && !session.kind && setTimedSession(session)) lastPassed.clear();
    afterPaint(() => {
      if (!session || session !== current()) return;
      if (session.kind && !timedSession()) void loadEarlierSession().then(update);
      follow(session);
    });
  });
  on(["screen"], () => {
    closeTimer();
    places().forEach(placeTimer);
  });
  onPainted(["session", "screen"], update);
  on(["stage"], update);
  on(["language"], () => void (faces.size && update()));
  document.addEventListener("visibilitychange", update);
  watchTimerPopover();
}
