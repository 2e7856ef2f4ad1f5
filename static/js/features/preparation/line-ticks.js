// Ticks on the lines of a text. A tick belongs to the letters of its line: it is named by three of them (the
// first, the middle, the last), as Yjs names letters. So it stays when the line is corrected or pushed down, and
// goes when the line goes.
import * as Y from "yjs";

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
 * The name of the letter at a place.
 * @param {Y.Text} text
 * @param {number} at
 */
function letterAt(text, at) {
  const { item } = Y.createRelativePositionFromTypeIndex(text, at);
  return item ? `${item.client}.${item.clock}` : "";
}

/**
 * Where a letter stands now; -1 if it is gone.
 * @param {Y.Text} text
 * @param {string} letter
 */
function placeOf(text, letter) {
  const [client, clock] = letter.split(".").map(Number);
  const position = Y.createRelativePositionFromJSON({ item: { client, clock } });
  const found = text.doc && Y.createAbsolutePositionFromRelativePosition(position, text.doc);
  // Yjs gives the place of a deleted letter too: then another one stands there.
  return found?.type === text && letterAt(text, found.index) === letter ? found.index : -1;
}

/**
 * The name of a new tick on a line.
 * @param {Y.Text} text
 * @param {Line} line
 */
export const tickOn = (text, { start, end }) =>
  [start, (start + end) >> 1, end - 1].map((at) => letterAt(text, at)).join("-");

/**
 * Those of the ticks that are on a line.
 * @param {Y.Text} text
 * @param {Line} line
 * @param {string[]} ticks
 */
export const ticksOn = (text, { start, end }, ticks) =>
  ticks.filter((tick) => {
    if (!TICK.test(tick)) return false;
    const at =
      tick
        .split("-")
        .map((letter) => placeOf(text, letter))
        .find((place) => place >= 0) ?? -1;
    return start <= at && at < end;
  });
