// The roadmap's picture: a road from where I start, past the milestones, to the goal.
import { svg } from "../../ui/element.js";
import { bubble, picture, press, words } from "./picture-parts.js";

/** @typedef {import("./companion-state.js").CompanionState} CompanionState */

const GAP = 96;
const LEFT = 62;
const RIGHT = 258;
const MILESTONES = 5;

/** @param {number} number */
const parts = (number) => ["step", "date", "barrier", "helper"].map((part) => `roadmap.milestone.${number}.${part}`);

/**
 * A bend of the road, up from one point to the next.
 * @param {number[]} from
 * @param {number[]} to
 */
const bend = ([x, y], [toX, toY]) => `M${x} ${y}C${x} ${y - GAP / 2} ${toX} ${toY + GAP / 2} ${toX} ${toY}`;

/**
 * @param {CompanionState} state
 * @param {number} number
 * @param {number} x
 * @param {number} y
 */
function milestone(state, number, x, y) {
  const [step, date, , helper] = parts(number);
  const used = parts(number).some((field) => state.has(field));
  const middle = x === LEFT ? 202 : 118;
  const lines = [
    words(state.say(step) || (used ? "" : state.label(step)), {
      x: middle,
      y: y - (state.has(date) ? 8 : 0),
      kind: used ? "" : "asked",
    }),
    words(state.say(date), { x: middle, y: y + 20, most: 1, kind: "faint" }),
  ];
  const heart = state.has(helper)
    ? [
        svg("path", {
          class: "mentor-fill outline",
          d: `M${x + 17} ${y + 26}q-9-7-9-13a4.500 4.500 0 0 1 9-1 4.500 4.500 0 0 1 9 1q0 6-9 13z`,
        }),
      ]
    : [];
  const part = press(
    step,
    "",
    svg("rect", { class: "hit", x: middle - 90, y: y - 28, width: 180, height: 56 }),
    svg("circle", { class: used ? "filled" : "open", cx: x, cy: y, r: 23 }),
    words(String(number), { x, y, kind: "number" }),
    ...heart,
    ...lines,
  );
  part.classList.toggle("unused", !used);
  return part;
}

/** @param {CompanionState} state */
export function drawRoadmap(state) {
  const numbers = Array.from({ length: MILESTONES }, (_, at) => at + 1).filter((number) => state.shows(parts(number)));
  const height = 270 + numbers.length * GAP;
  const stops = numbers.map((number, at) => ({ number, x: at % 2 ? RIGHT : LEFT, y: height - 90 - (at + 1) * GAP }));
  const points = [[160, height - 84], ...stops.map(({ x, y }) => [x, y]), [160, 78]];
  const road = points
    .slice(1)
    .map((point, at) => bend(points[at], point))
    .join("");
  return picture(
    height,
    svg("path", { class: "road-bed", d: road }),
    svg("path", { class: "road-line", d: road }),
    press(
      "roadmap.goal",
      "",
      svg("rect", { class: "hit", x: 20, y: 0, width: 280, height: 84 }),
      svg("path", { class: "filled", d: "M160 82V42M160 44h44l-10 13 10 13h-44" }),
      words(state.say("roadmap.goal") || state.label("roadmap.goal"), {
        x: 160,
        y: 20,
        width: 34,
        kind: state.has("roadmap.goal") ? "title" : "asked",
      }),
    ),
    ...stops.map(({ number, x, y }) => milestone(state, number, x, y)),
    press(
      "roadmap.first_step",
      "",
      svg("rect", { class: "hit", x: 20, y: height - 100, width: 280, height: 100 }),
      bubble(160, height - 76, 1.7),
      words(state.say("roadmap.first_step") || state.label("roadmap.first_step"), {
        x: 160,
        y: height - 34,
        width: 34,
        kind: state.has("roadmap.first_step") ? "" : "asked",
      }),
      words(state.say("roadmap.strengths").replace(/\n/gu, ", "), {
        x: 160,
        y: height - 10,
        width: 36,
        most: 1,
        kind: "faint",
      }),
    ),
  );
}
