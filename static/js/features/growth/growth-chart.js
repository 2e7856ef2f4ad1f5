// The chart of how sure the mentee felt: for each lesson a ring (before) and a speech bubble (after), joined by a
// line. It repeats what the lessons under it say in words.
import { svg } from "../../ui/element.js";

/** @typedef {import("./lessons.js").Lesson} Lesson */

const WIDTH = 320;
const HEIGHT = 176;
const AXIS = 24;
const STEP = 30;
const LARGEST = 11;
const NUMBERED = 12;
/** The mentee's bubble, one unit in radius. */
const BUBBLE = "M0-1A1 1 0 1 1-.4.92L-1.15 1.15-.85.45A1 1 0 0 1 0-1z";

/** @param {number} mark 1 to 5 */
const height = (mark) => 146 - (mark - 1) * STEP;

/**
 * @param {number} x
 * @param {number} y
 * @param {number | string} words
 */
function label(x, y, words) {
  return svg("text", { class: "tick", x, y, "text-anchor": "middle" }, String(words));
}

/**
 * One lesson's place in the chart.
 * @param {Lesson} lesson
 * @param {{x: number, apart: number, size: number}} place `apart`: from the middle to each mark, against the reading
 * direction for the one before
 */
function column({ before, after }, { x, apart, size }) {
  const parts = [];
  if (before && after)
    parts.push(svg("line", { class: "rise", x1: x - apart, y1: height(before), x2: x + apart, y2: height(after) }));
  if (before) parts.push(svg("circle", { class: "ring", cx: x - apart, cy: height(before), r: size * 0.8 }));
  if (after) {
    const bubble = svg("g", { class: "bubble", transform: `translate(${x + apart} ${height(after)}) scale(${size})` });
    bubble.append(svg("path", { class: "mentee-fill outline", d: BUBBLE }));
    if (size === LARGEST) bubble.append(svg("path", { class: "eyes", d: "M-.3-.25v.3M.3-.25v.3M-.35.4c.2.2.5.2.7 0" }));
    parts.push(bubble);
  }
  return parts;
}

/**
 * The chart, the first lesson first in the reading direction; null where no lesson has a mark.
 * @param {Lesson[]} lessons
 */
export function chartOf(lessons) {
  const marked = lessons
    .map((lesson, at) => ({ lesson, number: at + 1 }))
    .filter(({ lesson }) => lesson.before || lesson.after);
  if (marked.length === 0) return null;
  const direction = document.documentElement.dir === "rtl" ? -1 : 1;
  const from = direction > 0 ? 0 : WIDTH;
  const room = (WIDTH - 2 * AXIS) / marked.length;
  const size = Math.min(LARGEST, room / 4.5);
  const chart = svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  for (const mark of [1, 2, 3, 4, 5]) {
    chart.append(svg("line", { class: "grid", x1: AXIS, x2: WIDTH - AXIS, y1: height(mark), y2: height(mark) }));
    chart.append(label(from + direction * 10, height(mark) + 4, mark));
  }
  for (const [at, { lesson, number }] of marked.entries()) {
    const x = from + direction * (AXIS + room * (at + 0.5));
    chart.append(...column(lesson, { x, apart: direction * Math.min(22, room / 4), size }));
    if (marked.length <= NUMBERED) chart.append(label(x, HEIGHT - 4, number));
  }
  return chart;
}
