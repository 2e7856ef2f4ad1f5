// The time around a screen that shows little else: its edge fills, and one button starts the time and lets it pause.
import { t } from "../../initial/texts.js";
import { dialogButton } from "../../ui/dialog.js";
import { element, svg } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { clock } from "../../ui/measures.js";

/** @typedef {import("./timer-state.js").Ends} Ends */

/** @param {HTMLElement} place @param {() => void} toggle */
function make(place, toggle) {
  const line = (/** @type {string} */ part) => svg("rect", { class: part, pathLength: "100" });
  const edge = svg("svg", { class: "edge", "aria-hidden": "true" }, line("track"), line("done"));
  const [name, time] = [element("span", "visually-hidden"), element("span", "time")];
  time.dir = "ltr";
  const button = dialogButton("", toggle, "around-button");
  button.dataset.action = "timer-around";
  button.append(icon("play"), name, " ", time);
  place.replaceChildren(edge, button);
}

/**
 * Show the time around the place that asks for it, if there is one.
 * @param {() => void} toggle
 * @param {{passed: number, ends: Ends, state: string, next: string}} time `next` is the name of what a press does
 */
export function drawAround(toggle, { passed, ends, state, next }) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-time-around]"));
  if (!place) return;
  if (!place.firstChild) make(place, toggle);
  const part = Math.min(1, passed / ends.most) * 100;
  place.dataset.state = state;
  place.querySelector(".done")?.setAttribute("stroke-dasharray", `${part} 200`);
  const [name, time] = [place.querySelector(".visually-hidden"), place.querySelector(".time")];
  const words = { name: t(next), time: clock(Math.min(passed, ends.most)) };
  if (name && name.textContent !== words.name) name.textContent = words.name;
  if (time && time.textContent !== words.time) time.textContent = words.time;
}
