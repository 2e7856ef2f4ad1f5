// Sessions as a file: readable answers beside the exact Yjs state (docs/protocol.md). Private notes are not in it.
import * as Y from "yjs";
import { unload } from "./attachments-file.js";
import { fromBase64, toBase64 } from "../../storage/base64.js";
import { isId } from "../../session/ids.js";
import { tryOut } from "../../session/session.js";

/** @typedef {{id: string, key: string}} Address */
/** @typedef {import("./attachments-file.js").Carried} Carried */
/** @typedef {{id: string, key: string, answers: Record<string, unknown>, state: string, attachments?: Carried[]}} Entry */
/** @typedef {{id: string, key: string, update: Uint8Array, attachments: import("../../storage/phone-store.js").Attachment[]}} Incoming */

export const FORMAT = "andersom";
export const VERSION = 1;
export const LARGEST = 32 * 1024 * 1024;

/** Why a file can't be taken in; `reason` is damaged, newer or large. */
export class BadFile extends Error {
  /** @param {"damaged" | "newer" | "large"} reason */
  constructor(reason) {
    super(`the file is ${reason}`);
    this.reason = reason;
  }
}

/**
 * One session's entry in a file: its texts and choices by field, readable, and the state.
 * @param {Address} address
 * @param {Y.Doc} doc
 * @param {string[]} fields the text fields
 * @returns {Entry}
 */
export function entryOf({ id, key }, doc, fields) {
  const texts = fields.map((field) => [field, doc.getText(field).toString()]).filter(([, text]) => text);
  const answers = { ...Object.fromEntries(texts), ...doc.getMap("choices").toJSON() };
  return { id, key, answers, state: toBase64(Y.encodeStateAsUpdate(doc)) };
}

/** @param {Entry[]} sessions */
export const writeFile = (sessions) => `${JSON.stringify({ format: FORMAT, version: VERSION, sessions }, null, 1)}\n`;

/**
 * The sessions that a file holds; all are sound, or none is taken. Raises BadFile.
 * @param {Blob} file
 * @returns {Promise<Incoming[]>}
 */
export async function readFile(file) {
  if (file.size > LARGEST) throw new BadFile("large");
  const held = parse(await file.text());
  if (held?.format !== FORMAT || !Number.isInteger(held.version)) throw new BadFile("damaged");
  if (held.version > VERSION) throw new BadFile("newer");
  if (!Array.isArray(held.sessions) || held.sessions.length === 0) throw new BadFile("damaged");
  return held.sessions.map(read);
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFile("damaged");
  }
}

/**
 * @param {Partial<Entry> | null} entry
 * @returns {Incoming}
 */
function read(entry) {
  if (!entry || !isId(entry.id) || !isId(entry.key) || typeof entry.state !== "string") throw new BadFile("damaged");
  try {
    const update = fromBase64(entry.state);
    tryOut(update);
    const attachments = unload(/** @type {string} */ (entry.id), entry.attachments);
    return { id: /** @type {string} */ (entry.id), key: /** @type {string} */ (entry.key), update, attachments };
  } catch {
    throw new BadFile("damaged");
  }
}
