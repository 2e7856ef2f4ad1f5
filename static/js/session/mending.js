// Mends a document whose words don't arrive on the server. Anybody with a session's key can forge changes under another
// phone's client number. A server that has these believes that it already has that phone's own words. Then the phone
// takes over what the server has, and writes what is missing there under a new number.
import * as Y from "yjs";
import { entriesOf, textNames } from "./content-hash.js";
import { indexAfterLetter, letterIndex } from "./letters.js";
import { needGap } from "./word-gaps.js";

/** @typedef {import("./state-vectors.js").Known} Known */

/**
 * The change that a document has under an id, if any.
 * @param {Y.Doc} doc
 * @param {number} client
 * @param {number} clock
 * @returns {Y.Item | Y.GC | null}
 */
const changeAt = ({ store }, client, clock) =>
  clock < Y.getState(store, client) ? Y.getItem(store, Y.createID(client, clock)) : null;

/**
 * The letters of a text, each with its id.
 * @param {any} text its items are not in its types
 * @returns {Generator<{letter: string, client: number, clock: number}>}
 */
function* lettersOf(text) {
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    for (const [at, letter] of item.content.str.split("").entries()) yield { letter, client, clock: clock + at };
  }
}

/**
 * The text in which a document has just this letter, if any.
 * @param {Y.Doc} doc
 * @param {{letter: string, client: number, clock: number}} one
 * @returns {unknown}
 */
function textWith(doc, { letter, client, clock }) {
  const item = changeAt(doc, client, clock);
  if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) return null;
  return item.content.str[clock - item.id.clock] === letter ? item.parent : null;
}

/**
 * Insert words behind a letter, unless they are there already.
 * @param {Y.Text} text
 * @param {string} run
 * @param {string} behind the name of the letter before it (letters.js), "" at the beginning
 * @param {string} next that of the letter after it, "" at the end
 */
function insertUnlessThere(text, run, behind, next) {
  const at = indexAfterLetter(text, behind);
  const words = text.toString();
  const between = words.slice(at, next ? letterIndex(text, next) : undefined);
  if (!run || between.includes(run)) return;
  text.insert(at, needGap(run, between) ? `${run} ` : run);
}

/**
 * Write the words of a text that are missing in another document there again.
 * @param {Y.Text} mine
 * @param {Y.Text} theirs
 * @param {Known} known
 */
function writeText(mine, theirs, known) {
  const doc = /** @type {Y.Doc} */ (theirs.doc);
  let [run, behind, last] = ["", "", ""];
  for (const one of lettersOf(mine)) {
    const { client, clock, letter } = one;
    const name = `${client}.${clock}`;
    const isUnknown = clock >= (known.get(client) ?? 0);
    const text = textWith(doc, one);
    // What was typed in one go stays together.
    const continues = run && isUnknown && last === `${client}.${clock - 1}`;
    if (text === theirs && !continues) {
      insertUnlessThere(theirs, run, behind, name);
      [run, behind] = ["", name];
    } else if (text instanceof Y.Text) {
      text.delete(letterIndex(text, name), 1);
      run += letter;
    }
    // Whoever knew it may have deleted it.
    else if (isUnknown || !changeAt(doc, client, clock)?.deleted) run += letter;
    last = name;
  }
  insertUnlessThere(theirs, run, behind, "");
}

/**
 * A session as the server has it, together with what of a phone's document is missing there, as one update.
 * @param {Y.Doc} mine
 * @param {Uint8Array} state all that the server has
 * @param {Known} known what others may have known before this sync
 */
export function writeMissing(mine, state, known) {
  const merged = new Y.Doc();
  Y.applyUpdate(merged, state);
  // What was deleted here.
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(mine)));
  merged.transact(() => {
    for (const name of textNames(mine)) writeText(mine.getText(name), merged.getText(name), known);
    for (const [map, name, value] of entriesOf(mine)) {
      const { id } = /** @type {Y.Item} */ (mine.getMap(map)._map.get(name));
      const there = merged.getMap(map);
      // Somebody who chose something else at the same time has deleted this choice.
      if (!(Object.is(there.get(name), value) || changeAt(merged, id.client, id.clock)?.deleted))
        there.set(name, value);
    }
  });
  return Y.encodeStateAsUpdate(merged);
}

/**
 * Whether an update deletes letters that are still here and that nobody else can know of.
 * @param {Y.Doc} doc
 * @param {Uint8Array} update
 * @param {Known} known what others may know
 */
export function deletesUnseen(doc, update, known) {
  const { ds } = Y.decodeUpdate(update);
  if (!ds.clients.size) return false;
  return textNames(doc).some((name) =>
    [...lettersOf(doc.getText(name))].some(
      ({ client, clock }) => clock >= (known.get(client) ?? 0) && Y.isDeleted(ds, Y.createID(client, clock)),
    ),
  );
}
