// A session as a file: readable answers beside the exact Yjs state. Private notes are not in it.
import * as Y from "yjs";
import { fromBase64, toBase64 } from "./base64.js";
import { isId } from "./base32.js";

/** @typedef {import("./session.js").Session} Session */

export const FORMAT = "andersom-session";
export const VERSION = 1;
const LARGEST = 8 * 1024 * 1024;

/** Why a file can't be taken in; `reason` is damaged, newer or large. */
export class BadFile extends Error {
  /** @param {"damaged" | "newer" | "large"} reason */
  constructor(reason) {
    super(`the file is ${reason}`);
    this.reason = reason;
  }
}

/**
 * @param {Session} session
 * @param {Record<string, string>} answers readable, by field
 */
export const writeFile = (session, answers) =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, id: session.id, key: session.key, answers, state: toBase64(Y.encodeStateAsUpdate(session.doc)) }, null, 1)}\n`;

/**
 * What a file holds. Raises BadFile.
 * @param {Blob} file
 * @returns {Promise<{id: string, key: string, update: Uint8Array}>}
 */
export async function readFile(file) {
  if (file.size > LARGEST) throw new BadFile("large");
  const held = parse(await file.text());
  if (held?.format !== FORMAT || typeof held.version !== "number") throw new BadFile("damaged");
  if (held.version > VERSION) throw new BadFile("newer");
  if (!isId(held.id) || !isId(held.key) || typeof held.state !== "string") throw new BadFile("damaged");
  try {
    const update = fromBase64(held.state);
    // Tried on a document of its own: what doesn't go in there must not touch a real one.
    Y.applyUpdate(new Y.Doc(), update);
    return { id: held.id, key: held.key, update };
  } catch {
    throw new BadFile("damaged");
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFile("damaged");
  }
}
