// Undo in a text field: it takes back what was typed last here, and nothing that the other one wrote. The browser's own
// can't: it forgets everything as soon as a script writes into the field. Yjs's would keep what was deleted in the
// document, and send it along (docs/decisions/0014-own-undo.md).
import { indexAfterLetter, letterAt, letterIndex, letterIndexOrFormer } from "../session/letters.js";
import { ORIGIN } from "../session/session.js";

/** @typedef {import("yjs").Text} Text */
/**
 * One change, with the names of its letters (letters.js).
 * @typedef {object} Change
 * @property {string} after the letter before it
 * @property {string[]} added
 * @property {string[]} gone
 * @property {string} removed what the letters that are gone said
 */
/**
 * What can be taken back in a text, and then done again; under which new names letters came back.
 * @typedef {{done: Change[][], undone: Change[][], renamed: Map<string, string>}} TextHistory
 */

/** Milliseconds after which what one types on is a change of its own. */
const STEP_LENGTH = 1000;
const LONGEST_HISTORY = 100;
/** @type {WeakMap<Text, TextHistory>} */
const histories = new WeakMap();
let typedAt = -STEP_LENGTH;

/** Let what is typed next be undone by itself. */
export function endStep() {
  typedAt = -STEP_LENGTH;
}

/**
 * @param {Text} text
 * @param {number} at
 * @param {number} count
 */
const lettersAt = (text, at, count) => Array.from({ length: count }, (_, more) => letterAt(text, at + more));

/**
 * Change a text, and remember how to take it back.
 * @param {Text} text where it is changed: the session's, or a copy of it
 * @param {Text} sessionText the session's
 * @param {import("./text-edit.js").TextEdit} edit
 */
export function change(text, sessionText, { at, remove, insert }) {
  /** @type {TextHistory} */
  const history = histories.get(sessionText) ?? { done: [], undone: [], renamed: new Map() };
  const after = at ? letterAt(text, at - 1) : "";
  const gone = lettersAt(text, at, remove);
  const removed = text.toString().slice(at, at + remove);
  if (remove) text.delete(at, remove);
  if (insert) text.insert(at, insert);
  const added = lettersAt(text, at, insert.length);
  const [step] = history.done.slice(-1);
  const [last] = step?.slice(-1) ?? [];
  const now = performance.now();
  const continues = last && (insert ? after && after === last.added.slice(-1)[0] : !last.added.length);
  if (continues && now - typedAt < STEP_LENGTH) step.push({ after, added, gone, removed });
  else history.done.push([{ after, added, gone, removed }]);
  if (history.done.length > LONGEST_HISTORY) history.done.shift();
  typedAt = now;
  history.undone = [];
  histories.set(sessionText, history);
}

/**
 * Take one change back; gives the change that this is.
 * @param {Text} text
 * @param {Change} change
 * @param {Map<string, string>} renamed
 * @returns {Change}
 */
function revert(text, { after, added, gone, removed }, renamed) {
  const name = (/** @type {string} */ letter) => {
    let now = letter;
    for (let later = renamed.get(now); later; later = renamed.get(now)) now = later;
    return now;
  };
  const words = text.toString();
  const places = added.map((letter) => letterIndex(text, name(letter))).filter((place) => place >= 0);
  places.sort((one, other) => one - other);
  const taken = places.map((place) => letterAt(text, place));
  // Side by side in one go: half a pair of surrogates is no letter.
  for (let end = places.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && places[start - 1] === places[start] - 1) start -= 1;
    text.delete(places[start], end - start);
    end = start;
  }
  // What stood at the beginning may have others' words before it by now.
  const at = after || !gone.length ? indexAfterLetter(text, name(after)) : letterIndexOrFormer(text, gone[0]);
  if (removed) text.insert(at, removed);
  const back = lettersAt(text, at, removed.length);
  for (const [index, letter] of gone.entries()) renamed.set(name(letter), back[index]);
  return { after, added: back, gone: taken, removed: places.map((place) => words[place]).join("") };
}

/**
 * Take back the last change that was made here, or do it again.
 * @param {Text} sessionText the session's
 * @param {boolean} redo
 * @returns {number} the caret's place then, -1 where there was nothing to take back
 */
export function undoOrRedo(sessionText, redo) {
  const history = histories.get(sessionText);
  const [from, to] = redo ? [history?.undone, history?.done] : [history?.done, history?.undone];
  const before = sessionText.toString();
  endStep();
  // Where the other one deleted one's words, nothing is left of a change: the one before it counts.
  for (let step = from?.pop(); history && step; step = from?.pop()) {
    const changes = [...step].reverse();
    /** @type {Change[]} */
    let reverted = [];
    sessionText.doc?.transact(() => {
      reverted = changes.map((one) => revert(sessionText, one, history.renamed));
    }, ORIGIN.here);
    to?.push(reverted);
    const [{ after, added }] = reverted.slice(-1);
    if (sessionText.toString() !== before) return indexAfterLetter(sessionText, added.slice(-1)[0] ?? after);
  }
  return -1;
}
