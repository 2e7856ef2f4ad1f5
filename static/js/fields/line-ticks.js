// Ticks on the lines of a text. A tick belongs to the letters of its line: it is named by three of them (the
// first, the middle, the last), as Yjs names letters. So it stays when the line is corrected or pushed down, and
// goes when the line goes.
import { letterAt, letterIndex } from "../session/letters.js";

const TICK = /^\d+\.\d+(?:-\d+\.\d+){2}$/u;

/** @typedef {{text: string, start: number, end: number}} Line what it says, and where it stands in the text */

/**
 * The lines that say something.
 * @param {string} text
 * @returns {Line[]}
 */
export const linesOf = (text) =>
  [...text.matchAll(/\S(?:[^\n]*\S)?/gu)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));

/**
 * The name of a new tick on a line.
 * @param {import("yjs").Text} text
 * @param {Line} line
 */
export const tickOn = (text, { start, end }) =>
  [start, (start + end) >> 1, end - 1].map((at) => letterAt(text, at)).join("-");

/**
 * Those of the ticks that are on a line.
 * @param {import("yjs").Text} text
 * @param {Line} line
 * @param {string[]} ticks
 */
export const ticksOn = (text, { start, end }, ticks) =>
  ticks.filter((tick) => {
    if (!TICK.test(tick)) return false;
    const at =
      tick
        .split("-")
        .map((letter) => letterIndex(text, letter))
        .find((place) => place >= 0) ?? -1;
    return start <= at && at < end;
  });
