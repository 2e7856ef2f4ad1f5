// Mends a document whose words don't arrive on the server. Who has a session's key can make changes under another
// phone's client number, as if that phone had made them. Where the server has them, it takes that phone's own words for
// known. Then the phone goes on from what the server has, and writes what is missing there under a new number.
import * as Y from "yjs";
import { entriesOf, textNames } from "./content-hash.js";
import { indexAfterLetter, letterIndex } from "./letters.js";

/** @typedef {Map<number, number>} Known a state vector: how many changes of each client */

const LETTER = /[\p{L}\p{M}\p{N}]/u;

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
 * Put words behind a letter, unless they stand there already.
 * @param {Y.Text} text
 * @param {string} run
 * @param {string} behind the name of the letter before it (letters.js), "" at the beginning
 * @param {string} next that of the letter after it, "" at the end
 */
function put(text, run, behind, next) {
  const at = indexAfterLetter(text, behind);
  const words = text.toString();
  const between = words.slice(at, next ? letterIndex(text, next) : undefined);
  if (!run || between.includes(run)) return;
  const glued = between && LETTER.test(run.slice(-1)) && LETTER.test(between[0]);
  text.insert(at, glued ? `${run} ` : run);
}

/**
 * The words of a text that are missing in another document, written there anew.
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
    const news = clock >= (known.get(client) ?? 0);
    const text = textWith(doc, one);
    // What was typed in one go stays together.
    const goesOn = run && news && last === `${client}.${clock - 1}`;
    if (text === theirs && !goesOn) {
      put(theirs, run, behind, name);
      [run, behind] = ["", name];
    } else if (text instanceof Y.Text) {
      text.delete(letterIndex(text, name), 1);
      run += letter;
    }
    // Who knew it may have deleted it.
    else if (news || !changeAt(doc, client, clock)?.deleted) run += letter;
    last = name;
  }
  put(theirs, run, behind, "");
}

/**
 * A session as the server has it, together with what of a phone's document is missing there, as one update.
 * @param {Y.Doc} mine
 * @param {Uint8Array} state all that the server has
 * @param {Known} known what others may have known before this sync
 */
export function writeMissing(mine, state, known) {
  const anew = new Y.Doc();
  Y.applyUpdate(anew, state);
  // What was deleted here.
  Y.applyUpdate(anew, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(mine)));
  anew.transact(() => {
    for (const name of textNames(mine)) writeText(mine.getText(name), anew.getText(name), known);
    for (const [map, name, value] of entriesOf(mine)) {
      const { id } = /** @type {Y.Item} */ (mine.getMap(map)._map.get(name));
      const there = anew.getMap(map);
      // Who chose something else at the same time deleted this choice.
      if (!(Object.is(there.get(name), value) || changeAt(anew, id.client, id.clock)?.deleted)) there.set(name, value);
    }
  });
  return Y.encodeStateAsUpdate(anew);
}

/**
 * Whether an update deletes letters that are still here and that nobody else can know of.
 * @param {Y.Doc} doc
 * @param {Uint8Array} update
 * @param {Known} known what others may know
 */
export function deletesUnseen(doc, update, known) {
  const { ds } = Y.decodeUpdate(update);
  return textNames(doc).some((name) =>
    [...lettersOf(doc.getText(name))].some(
      ({ client, clock }) => clock >= (known.get(client) ?? 0) && Y.isDeleted(ds, Y.createID(client, clock)),
    ),
  );
}
