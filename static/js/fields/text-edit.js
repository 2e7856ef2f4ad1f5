// Typing, as the smallest insert and delete, so that two people in one field both keep their words.
import { simpleDiffStringWithCursor } from "lib0/diff";

/** @typedef {{at: number, remove: number, insert: string}} TextEdit */

/**
 * What turns `before` into `after`; positions are UTF-16 units, and no surrogate pair is cut.
 * The caret (after the change) settles which of several equal letters is the new one.
 * @param {string} before
 * @param {string} after
 * @param {number} [caret]
 * @returns {TextEdit | null} null if nothing changed
 */
export function textEdit(before, after, caret = after.length) {
  if (before === after) return null;
  const start = caret - Math.max(0, after.length - before.length);
  const { index, remove, insert } = simpleDiffStringWithCursor(before, after, start);
  return { at: index, remove, insert };
}
