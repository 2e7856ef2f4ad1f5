// What a timer looks like: on a cover a card with everything, on the prompts a small ring that opens the card.
import { awake } from "../../device/wake-lock.js";
import { t } from "../../initial/texts.js";
import { element, svg } from "../../ui/element.js";
import { clock, range } from "../../ui/measures.js";
import { drawAround } from "./time-around.js";

/** @typedef {import("./timer-state.js").Timer} Timer */
/** @typedef {import("./timer-state.js").Ends} Ends */
/** @typedef {"toggle" | "more" | "again"} Press */
/** @typedef {ReturnType<typeof makeFace>} Face */

const CIRCLE = { cx: "50", cy: "50", r: "42", pathLength: "100" };

/** A ring with nothing in it yet. */
const makeRing = () =>
  svg(
    "svg",
    { class: "ring", viewBox: "0 0 100 100", "aria-hidden": "true" },
    ...["track", "zone", "rim", "done"].map((part) => svg("circle", { class: part, ...CIRCLE })),
    svg("path", { class: "awake-eyes", d: "M38 27v9M62 27v9" }),
    svg("path", { class: "closed-eyes", d: "M33 32q5 5 10 0M57 32q5 5 10 0" }),
  );

/**
 * @param {Element} ring
 * @param {{passed: number, ends: import("./timer-state.js").Ends}} state
 */
function fillRing(ring, { passed, ends }) {
  const part = Math.min(1, passed / ends.most) * 100;
  const least = (ends.least / ends.most) * 100;
  for (const name of ["rim", "done"]) ring.querySelector(`.${name}`)?.setAttribute("stroke-dasharray", `${part} 200`);
  ring.querySelector(".zone")?.setAttribute("stroke-dasharray", `0 ${least} ${100 - least} 200`);
}

/** The time as digits; it tells a screen reader that asks, and never speaks by itself. */
function digits() {
  const made = element("span", "time");
  made.dir = "ltr";
  return made;
}

/**
 * @param {HTMLElement} place the phase's [data-timer]
 * @param {(what: Press) => void} pressed
 */
export function makeFace(place, pressed) {
  const id = `timer-${place.dataset.timer}`;
  const button = (/** @type {Press} */ what, /** @type {string} */ className) => {
    const made = element("button", className);
    made.type = "button";
    made.dataset.action = `timer-${what}`;
    made.addEventListener("click", () => pressed(what));
    return made;
  };
  const [toggle, more, again] = [
    button("toggle", "button strong"),
    button("more", "button"),
    button("again", "button quiet"),
  ];
  const [smallTime, time] = [digits(), digits()];
  const rings = [makeRing(), makeRing()];
  // Its name holds what stands on it, for those who speak to their phone.
  const name = element("span", "visually-hidden");
  const small = element("button", "timer-small", rings[0], name, " ", smallTime);
  small.type = "button";
  small.dataset.action = "timer";
  small.setAttribute("aria-controls", id);
  small.setAttribute("aria-expanded", "false");
  time.setAttribute("role", "timer");
  time.setAttribute("aria-live", "off");
  const [length, said, lit] = [element("p", "length"), element("p", "said"), element("p", "small lit")];
  // In a box of its own: what stands in a grid directly would have the page laid out anew at each second.
  const face = element("div", "", element("div", "face", rings[1], time));
  const panel = element(
    "div",
    "timer-panel",
    face,
    element("div", "controls", length, toggle),
    said,
    element("div", "more", more, again),
    lit,
  );
  panel.id = id;
  panel.setAttribute("role", "group");
  place.replaceChildren(small, panel);
  return { place, name, panel, toggle, more, again, rings, times: [smallTime, time], length, said, lit, pressed };
}

/**
 * @param {HTMLElement} part
 * @param {string} text
 */
function write(part, text) {
  if (part.textContent !== text) part.textContent = text;
}

/**
 * The face's state, as the styles know it, and what the button does next.
 * @param {Timer | null} timer
 * @param {boolean} over
 */
function stateOf(timer, over) {
  if (!timer) return { state: "new", next: "timer.start" };
  const next = timer.running ? "timer.pause" : "timer.on";
  if (over) return { state: "over", next };
  return { state: timer.running ? "running" : "paused", next };
}

/**
 * Show how it stands. From one second to the next only the digits and the ring change.
 * @param {Face} face
 * @param {Timer | null} timer
 * @param {Ends} ends
 */
export function drawFace(face, timer, ends) {
  const passed = timer?.passed ?? 0;
  const over = passed >= ends.most;
  const { state, next } = stateOf(timer, over);
  const ended = over ? "timer.most" : "timer.least";
  drawAround(() => face.pressed("toggle"), { passed, ends, state, next: over ? "timer.most" : next });
  for (const ring of face.rings) fillRing(ring, { passed, ends });
  for (const time of face.times) write(time, clock(Math.min(passed, ends.most)));
  face.place.dataset.state = state;
  write(face.name, t("timer.name"));
  face.panel.setAttribute("aria-label", t("timer.name"));
  write(face.length, range(ends));
  write(face.toggle, t(next));
  face.toggle.hidden = over;
  write(face.more, t("timer.more"));
  write(face.again, t("timer.again"));
  for (const later of [face.more, face.again]) later.hidden = !timer;
  write(face.said, timer && passed >= ends.least ? t(ended) : "");
  write(face.lit, state === "running" && awake() ? t("timer.awake") : "");
}
