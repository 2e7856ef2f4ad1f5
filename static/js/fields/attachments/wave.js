// A recording's wave: bars as high as it was loud.
import { element } from "../../ui/element.js";
import { clock } from "../../ui/measures.js";

const BARS = 24;
const HIGHEST = 9;

/** @param {number[]} heights from 0 to 9 */
export function drawWave(heights) {
  const bars = heights.map((height) => {
    const bar = element("i", "");
    bar.style.setProperty("--high", String(height / HIGHEST));
    return bar;
  });
  const wave = element("span", "wave", ...bars);
  wave.setAttribute("aria-hidden", "true");
  return wave;
}

/**
 * A recording's wave, even where it isn't known, and its length.
 * @param {import("../../storage/attachment-store.js").Attachment} attachment
 */
export function waveOf({ seconds = 0, levels = "4".repeat(BARS) }) {
  const time = element("span", "time", clock(seconds));
  time.dir = "ltr";
  return [drawWave([...levels].map(Number)), time];
}

/**
 * Many levels as few: of each part of the recording the loudest one, as a digit.
 * @param {number[]} levels from 0 to 1
 */
export function levelsText(levels) {
  const bars = Math.min(BARS, levels.length);
  return Array.from({ length: bars }, (_, at) => {
    const part = levels.slice(Math.floor((at * levels.length) / bars), Math.floor(((at + 1) * levels.length) / bars));
    return Math.round(Math.max(...part) * HIGHEST);
  }).join("");
}

/** The last levels, for who is speaking. @param {number[]} levels from 0 to 1 */
export const lastLevels = (levels) =>
  Array.from({ length: BARS }, (_, at) => Math.round((levels[levels.length - BARS + at] ?? 0) * HIGHEST));
