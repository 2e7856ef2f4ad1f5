// Names for the letters of a text, as Yjs knows them: they stay when other words come and go around them.
import * as Y from "yjs";

/**
 * The name of the letter at a place, `client.clock`; "" behind the last one.
 * @param {Y.Text} text
 * @param {number} at
 */
export function letterAt(text, at) {
  const { item } = Y.createRelativePositionFromTypeIndex(text, at);
  return item ? `${item.client}.${item.clock}` : "";
}

/**
 * Where a letter stands or, if it is gone, stood.
 * @param {Y.Text} text
 * @param {string} letter
 * @returns {number} 0 for what is no letter of this text
 */
export function letterIndexOrFormer(text, letter) {
  const [client, clock] = letter.split(".").map(Number);
  const position = Y.createRelativePositionFromJSON({ item: { client, clock } });
  const found = text.doc && Y.createAbsolutePositionFromRelativePosition(position, text.doc);
  return found?.type === text ? found.index : 0;
}

/**
 * Where a letter stands now; -1 if it is gone.
 * @param {Y.Text} text
 * @param {string} letter
 */
export function letterIndex(text, letter) {
  const spot = letterIndexOrFormer(text, letter);
  // Yjs gives the place of a deleted letter too: then another one stands there.
  return letterAt(text, spot) === letter ? spot : -1;
}

/**
 * The place behind a letter, wherever that went; 0 behind none.
 * @param {Y.Text} text
 * @param {string} letter
 */
export const indexAfterLetter = (text, letter) =>
  letter ? letterIndexOrFormer(text, letter) + (letterIndex(text, letter) < 0 ? 0 : 1) : 0;
