// A hash of what a document says, the same on phones and on the server (webapp/yjs/content_hash.py). Two documents with
// equal state vectors may say different things, where somebody made changes under another one's client number.
// Not by crypto.subtle: it answers later, when the document may have changed, and not at all on a plain http address.
import { digest } from "lib0/hash/sha256";

const MAPS = ["choices", "meta", "history"];

/**
 * A number as its 64 bits; both zeros are one, and all that is no number.
 * @param {number} value
 */
function digits(value) {
  if (Number.isNaN(value)) return "nan";
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value + 0);
  return hex(new Uint8Array(bytes.buffer));
}

/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The names of a document's texts.
 * @param {import("yjs").Doc} doc
 */
export const textNames = (doc) => [...doc.share.keys()].filter((name) => !MAPS.includes(name));

/**
 * The entries of a document's maps: the map's name, the entry's, and its value.
 * @param {import("yjs").Doc} doc
 * @returns {[string, string, any][]}
 */
export const entriesOf = (doc) =>
  MAPS.filter((map) => doc.share.has(map)).flatMap((map) =>
    [...doc.getMap(map)].map(([name, value]) => /** @type {[string, string, any]} */ ([map, name, value])),
  );

/**
 * The SHA-256 of all texts and entries, in hexadecimal digits; docs/protocol.md says of what.
 * @param {import("yjs").Doc} doc
 */
export function contentHash(doc) {
  const texts = textNames(doc).map((name) => ["text", name, doc.getText(name).toString()]);
  const entries = entriesOf(doc).map(([map, name, value]) =>
    typeof value === "number" ? [map, name, "number", digits(value)] : [map, name, value],
  );
  const lines = [...texts.filter(([, , words]) => words), ...entries].map((line) => JSON.stringify(line));
  lines.sort((one, other) => (one < other ? -1 : 1));
  return hex(digest(new TextEncoder().encode(lines.join("\n"))));
}
