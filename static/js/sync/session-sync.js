// Syncs one session with the server, and notes the result in its record.
import { emit } from "../initial/events.js";
import { current, writeQueue } from "../session/open-session.js";
import { removeSession, saveRecord } from "../session/records.js";
import { FROM, Session } from "../session/session.js";
import { toast } from "../ui/toast.js";
import { eraseOnServer, exchange, lookUp, Refused } from "./server-api.js";

/** @typedef {import("../storage/phone-store.js").SessionRecord} SessionRecord */

/** With these the server refuses for good: bad content, not a member's phone, another key, too much. */
const REFUSALS = [400, 403, 404, 413];
const DAY = 86_400_000;

/**
 * Deletions that can't be undone any more, so the server may be told.
 * @type {Set<string>}
 */
export const settled = new Set();
/**
 * Sessions in which nothing has changed since the server answered about them.
 * @type {Set<string>}
 */
export const asked = new Set();

/**
 * Whether the server refused a session, and asking again would be no use.
 * @param {SessionRecord} record
 */
export const rests = ({ id, refused }) => !!refused && asked.has(id);

/**
 * Whether a session has something that the server should get.
 * @param {SessionRecord} record
 */
export function waiting(record) {
  const { id, touched, onServer, gone, removed, local, vector } = record;
  if (removed) return removed === "everywhere" && settled.has(id);
  if (local) return !!vector;
  return touched && !onServer && !gone && !rests(record);
}

/**
 * Whether the server may have deleted its copy, as nothing changed for so long.
 * @param {import("../storage/phone-store.js").SessionRecord} record
 */
export function expired({ changed }) {
  const days = Number(document.documentElement.dataset.keepDays || Number.POSITIVE_INFINITY);
  return Date.now() - Date.parse(changed) > days * DAY;
}

/**
 * Sync one session; a refusal for good is noted in its record. Raises Refused where the server says "not now", or
 * another Error where no answer of our API came.
 * @param {SessionRecord} record
 */
export async function syncSession(record) {
  asked.add(record.id);
  try {
    if (record.removed === "everywhere") await erase(record);
    else if (record.local) await takeBack(record);
    else await merge(record);
  } catch (error) {
    if (await noteFailure(record, error instanceof Refused ? error.status : 0)) return;
    asked.delete(record.id);
    throw error;
  }
}

/**
 * Note in the record that it wasn't synced.
 * @param {SessionRecord} record
 * @param {number} status of the server's refusal; 0 if no answer of our API came
 * @returns {Promise<boolean>} whether that is for good, so that trying again would be no use
 */
async function noteFailure(record, status) {
  if (status === 410) {
    await saveRecord(record.id, { gone: true, onServer: false });
    emit("deleted elsewhere");
    return true;
  }
  const merging = !(record.removed || record.local);
  const refused = merging && REFUSALS.includes(status) ? status : undefined;
  if (record.joined && !record.vector && refused === 404) {
    toast("join.unknown");
    await saveRecord(record.id, { gone: true });
    return true;
  }
  await saveRecord(record.id, { failing: record.failing ?? new Date().toISOString(), ...(refused && { refused }) });
  return !!refused;
}

/** @param {SessionRecord} record */
async function erase(record) {
  await eraseOnServer(record);
  await removeSession(record.id);
}

/**
 * Delete the server's copy of a session that stays only on this phone from now on.
 * @param {SessionRecord} record
 */
async function takeBack(record) {
  await eraseOnServer(record);
  // The server never takes back what it deleted, so this session can't go there again.
  await saveRecord(record.id, { vector: undefined, onServer: false, failing: undefined, gone: true });
}

/** @param {SessionRecord} record */
async function merge(record) {
  if (record.joined && !record.vector) await lookUp(record);
  const open = current();
  const session = open?.id === record.id ? open : await Session.open(record, writeQueue);
  let changed = false;
  const watch = (/** @type {Uint8Array} */ _, /** @type {string} */ origin) => {
    changed ||= origin !== FROM.server;
  };
  session.doc.on("update", watch);
  try {
    const first = record.joined && !record.vector;
    const vector = await exchange(record, session);
    // What was typed meanwhile isn't there yet: the next sync sends it.
    const now = new Date().toISOString();
    await saveRecord(record.id, { vector, onServer: !changed, synced: now, failing: undefined, refused: undefined });
    if (first) toast("join.done");
  } finally {
    session.doc.off("update", watch);
    if (session !== open) session.close();
    emit("saved");
  }
}
