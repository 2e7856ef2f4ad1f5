// What a session may hold: texts at the top level, and texts, numbers, true and false in its maps; no private notes.
// The server has the same rules (webapp/yjs/validation.py), so what a phone takes in, it can also send.
import * as Y from "yjs";

const PRIVATE = "private.";
const VALUES = ["string", "number", "boolean"];

/**
 * An object, which may have a toString of its own, or a BigInt, which no file can hold, would break what reads it.
 * @param {Y.Item["content"]} content
 */
const plain = (content) =>
  content instanceof Y.ContentString ||
  content instanceof Y.ContentDeleted ||
  (content instanceof Y.ContentAny && content.arr.every((value) => VALUES.includes(typeof value)));

/** @param {unknown} name a name or, for a change whose neighbours tell where it stands, nothing */
const allowed = (name) => name === null || (typeof name === "string" && !name.startsWith(PRIVATE));

/**
 * Whether an update holds nothing but that: nobody's private notes, no lists, objects, nested types, formats or bytes.
 * Raises an Error for one that is damaged.
 * @param {Uint8Array} update
 */
export const isPlain = (update) =>
  Y.decodeUpdate(update).structs.every(
    (change) =>
      !(change instanceof Y.Item) || (plain(change.content) && allowed(change.parent) && allowed(change.parentSub)),
  );
