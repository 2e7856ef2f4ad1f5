// What a phase's timer looks like: on its cover a card with everything, on its prompts a small ring that opens the card.
import { awake } from "../../device/wake-lock.js";
import { clock, range } from "../../ui/measures.js";
import { t } from "../../initial/texts.js";
import { fillRing, makeRing } from "./timer-ring.js";

/** @typedef {import("./timer-state.js").Timer} Timer */
/** @typedef {import("./timer-state.js").Ends} Ends */
/** @typedef {"toggle" | "more" | "again"} Press */
/** @typedef {ReturnType<typeof makeFace>} Face */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {(Node | string)[]} inside
 */
function element(tag, className, ...inside) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
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
  const small = element("button", "timer-small", rings[0], smallTime);
  small.type = "button";
  small.dataset.action = "timer";
  small.setAttribute("aria-controls", id);
  small.setAttribute("aria-expanded", "false");
  smallTime.setAttribute("aria-hidden", "true");
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
  return { place, small, panel, toggle, more, again, rings, times: [smallTime, time], length, said, lit };
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
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
  for (const ring of face.rings) fillRing(ring, { passed, ends });
  for (const time of face.times) write(time, clock(Math.min(passed, ends.most)));
  face.place.dataset.state = !timer ? "new" : over ? "over" : timer.running ? "running" : "paused";
  for (const part of [face.small, face.panel])
    if (part.getAttribute("aria-label") !== t("timer.name")) part.setAttribute("aria-label", t("timer.name"));
  write(face.length, range(ends));
  write(face.toggle, t(!timer ? "timer.start" : timer.running ? "timer.pause" : "timer.on"));
  face.toggle.hidden = over;
  write(face.more, t("timer.more"));
  write(face.again, t("timer.again"));
  for (const later of [face.more, face.again]) later.hidden = !timer;
  write(face.said, !timer || passed < ends.least ? "" : t(over ? "timer.most" : "timer.least"));
  write(face.lit, timer?.running && !over && awake() ? t("timer.awake") : "");
}
