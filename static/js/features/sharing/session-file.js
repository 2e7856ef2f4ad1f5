// Sessions as a file: readable answers beside the exact Yjs state (docs/protocol.md). Private notes are not in it.
import * as Y from "yjs";
import { isId } from "../../session/ids.js";
import { checkUpdate } from "../../session/session.js";
import { fromBase64, toBase64 } from "../../storage/base64.js";

/** @typedef {{id: string, key: string}} Address */
/** @typedef {import("../../storage/attachment-store.js").Attachment} Attachment */
/**
 * @typedef {{
 *   id: string, field: string, kind: string, created: string, seconds?: number, levels?: string, step?: string,
 *   type: string, data: string
 * }} SavedAttachment a picture or a recording
 */
/**
 * @typedef {{
 *   id: string, key: string, answers: Record<string, unknown>, state: string, attachments?: SavedAttachment[]
 * }} Entry a session
 */
/** @typedef {{id: string, key: string, update: Uint8Array, attachments: Attachment[]}} Incoming */

const FORMAT = "andersom";
export const VERSION = 1;
export const LARGEST = 32 * 1024 * 1024;

const TYPES = /^(image\/(jpeg|png|webp)|audio\/(webm|mp4|ogg))$/u;
const KINDS = ["photo", "drawing", "voice"];
const LEVELS = /^\d{1,24}$/u;
const STEP = /^\d{1,16}\.\d{1,16}(-\d{1,16}\.\d{1,16}){2}$/u;
const FIELD = /^(?!private\.)[\w.-]{1,80}$/u;

/** Why a file can't be taken in; `reason` is damaged, newer or large. */
export class BadFile extends Error {
  /** @param {"damaged" | "newer" | "large"} reason @param {ErrorOptions} [options] */
  constructor(reason, options) {
    super(`the file is ${reason}`, options);
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

/** @param {Attachment} attachment whether it may leave the phone, if somebody asks for it */
export const mayBeSaved = ({ field }) => FIELD.test(field);

/**
 * @param {Attachment} attachment
 * @returns {Promise<SavedAttachment>}
 */
export async function encodeAttachment({ id, field, kind, created, seconds, levels, step, data }) {
  const bytes = new Uint8Array(await data.arrayBuffer());
  const known = { ...(seconds ? { seconds } : {}), ...(levels ? { levels } : {}), ...(step ? { step } : {}) };
  return { id, field, kind, created, ...known, type: data.type, data: toBase64(bytes) };
}

/**
 * What an attachment may say of itself beside what it must; what isn't sound is left out.
 * @param {SavedAttachment} saved
 */
const detailsOf = ({ seconds, levels, step }) => ({
  ...(Number.isFinite(seconds) ? { seconds: Number(seconds) } : {}),
  ...(LEVELS.test(levels ?? "") ? { levels } : {}),
  ...(STEP.test(step ?? "") ? { step } : {}),
});

/**
 * What a file carries for a session; what a newer app has thought of is passed over. Raises an Error for what is
 * damaged.
 * @param {string} session
 * @param {unknown} saved
 * @returns {Attachment[]}
 */
function decodeAttachments(session, saved = []) {
  if (!Array.isArray(saved)) throw new Error("no list of attachments");
  return saved
    .filter(({ kind, type }) => KINDS.includes(kind) && TYPES.test(type))
    .map((one) => {
      if (
        !isId(one.id) ||
        typeof one.field !== "string" ||
        !FIELD.test(one.field) ||
        Number.isNaN(Date.parse(one.created))
      )
        throw new Error("no attachment");
      const data = new Blob([fromBase64(one.data)], { type: one.type });
      return { id: one.id, session, field: one.field, kind: one.kind, created: one.created, ...detailsOf(one), data };
    });
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
  } catch (cause) {
    throw new BadFile("damaged", { cause });
  }
}

/**
 * @param {Partial<Entry> & {updates?: string[]} | null} entry from rescue.chunk.js it has the updates one by one
 * @returns {Incoming}
 */
function read(entry) {
  if (!(entry && isId(entry.id) && isId(entry.key))) throw new BadFile("damaged");
  const updates = entry.updates ?? [entry.state ?? ""];
  if (!updates.length) throw new BadFile("damaged");
  try {
    const update = Y.mergeUpdates(updates.map(fromBase64));
    checkUpdate(update);
    const attachments = decodeAttachments(/** @type {string} */ (entry.id), entry.attachments);
    return { id: /** @type {string} */ (entry.id), key: /** @type {string} */ (entry.key), update, attachments };
  } catch (cause) {
    throw new BadFile("damaged", { cause });
  }
}
