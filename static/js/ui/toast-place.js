// Where lines that pass lie: as low as they can without lying over a heading or over the button that leads on.
import { on } from "../initial/events.js";
import { afterPaint } from "../initial/scheduling.js";
import { find } from "./element.js";

const SPARED = "h1, h2, .button.strong, .button.big";
const GAP = 8;

/** @param {Element} part */
const isInView = (part) => {
  const { top, bottom, width } = part.getBoundingClientRect();
  // What only who listens finds is a pixel wide, and may be high.
  return width > 1 && bottom > 0 && top < innerHeight;
};

/**
 * The lowest place for something so high; null where there is none.
 * @param {number} height
 * @param {number} lowest
 * @param {{top: number, bottom: number}[]} spared
 */
export function freePlace(height, lowest, spared) {
  const isFree = (/** @type {number} */ top) =>
    top >= GAP && top <= lowest && spared.every((part) => top + height <= part.top || top >= part.bottom);
  const tops = [lowest, ...spared.flatMap(({ top, bottom }) => [top - height - GAP, bottom + GAP])];
  return tops.filter(isFree).sort((one, other) => other - one)[0] ?? null;
}

/** Put them there; where there is no place, they take one above the screen, and cover nothing. */
export function placeToasts() {
  const lines = find("[data-passing]");
  lines.classList.remove("in-flow");
  lines.style.removeProperty("inset-block-start");
  if (!lines.childElementCount) return;
  const { top, height } = lines.getBoundingClientRect();
  const parts = [...document.querySelectorAll(SPARED)].filter((part) => !lines.contains(part) && isInView(part));
  const { activeElement } = document;
  // Nothing moves under who is writing, and nothing lies over it.
  const written = activeElement?.matches("textarea, input") ? [activeElement.getBoundingClientRect()] : [];
  const spared = [...written, ...parts.map((part) => part.getBoundingClientRect())];
  const place = freePlace(height, top, spared) ?? (written.length ? freePlace(height, top, written) : null);
  lines.classList.toggle("in-flow", place === null && !written.length);
  if (place !== null) lines.style.insetBlockStart = `${place}px`;
}

export function watchToastPlace() {
  on(["screen", "language"], () => {
    if (find("[data-passing]").childElementCount) afterPaint(placeToasts);
  });
}
