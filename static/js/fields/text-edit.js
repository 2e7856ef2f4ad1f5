// Typing, as the smallest insert and delete, so that two people in one field both keep their words.

/** @typedef {{at: number, remove: number, insert: string}} TextEdit */

/** @param {number} unit */
const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00;
/** @param {number} unit */
const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000;

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
  const shortest = Math.min(before.length, after.length);
  const latest = Math.max(0, Math.min(shortest, caret - Math.max(0, after.length - before.length)));
  let start = 0;
  while (start < latest && before[start] === after[start]) start += 1;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end -= 1;
  return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}
