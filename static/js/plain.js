// What a session may hold: texts and plain values at the top level, and no private notes. The server has the same
// rules (webapp/outline.py), so what a phone takes in, it can also send.
import * as Y from "yjs";

const PRIVATE = "private.";
const CONTENT = [Y.ContentString, Y.ContentAny, Y.ContentDeleted];

/** @param {unknown} name a name or, for a change whose neighbours tell where it stands, nothing */
const allowed = (name) => name === null || (typeof name === "string" && !name.startsWith(PRIVATE));

/**
 * Whether an update holds nothing but that: nobody's private notes, no nested types, formats or bytes.
 * Raises an Error for one that is damaged.
 * @param {Uint8Array} update
 */
export const isPlain = (update) =>
  Y.decodeUpdate(update).structs.every(
    (change) =>
      !(change instanceof Y.Item) ||
      (CONTENT.some((kind) => change.content instanceof kind) && allowed(change.parent) && allowed(change.parentSub)),
  );
