// Syncs one session with the server, and notes the result in its record.
import { copyName } from "../boot/copy-name.js";
import { lockManager } from "../device/tab-locks.js";
import { emit } from "../initial/events.js";
import { writeMissing } from "../session/mending.js";
import { current, readSession, replaceContent } from "../session/open-session.js";
import { removeSession, saveRecord } from "../session/records.js";
import { toast } from "../ui/toast.js";
import { ContentDiffers, mergeWithServer } from "./merge-with-server.js";
import { changeKey, checkExists, deleteOnServer, Refused } from "./server-api.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("../storage/session-record.js").SessionRecord} SessionRecord */

/** With these the server refuses for good: bad content, not a member's phone, another key, too much. */
const REFUSALS = [400, 403, 404, 413];
const DAY = 86_400_000;

/**
 * Deletions that can't be undone any more, so the server may be told.
 * @type {Set<string>}
 */
export const confirmedDeletions = new Set();
/**
 * Sessions in which nothing has changed since the server answered about them.
 * @type {Set<string>}
 */
export const unchanged = new Set();

/** The sessions about which the server answered that it is busy. @type {Set<string>} */
const busy = new Set();

/** Whether the server is there, but had no time for a session. @param {string} id */
export const isBusyFor = (id) => busy.has(id);

/**
 * Whether the server refused a session, and asking again would be no use.
 * @param {SessionRecord} record
 */
export const waitsForChange = ({ id, refused }) => !!refused && unchanged.has(id);

/**
 * Whether a session has something that the server should get.
 * @param {SessionRecord} record
 */
export function hasUnsent(record) {
  const { id, touched, onServer, gone, removed, local, vector } = record;
  if (removed) return removed === "everywhere" && confirmedDeletions.has(id);
  if (local) return !!vector;
  return touched && !onServer && !gone && !waitsForChange(record);
}

/**
 * Whether the server may have deleted its copy, as nothing changed for so long.
 * @param {import("../storage/session-record.js").SessionRecord} record
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
  unchanged.add(record.id);
  try {
    if (record.removed === "everywhere") await deleteEverywhere(record);
    else if (record.local) await deleteServerCopy(record);
    else await asOnlyTab(record.id, () => merge(record));
  } catch (error) {
    if (await recordFailure(record, error instanceof Refused ? error.status : 0)) return;
    unchanged.delete(record.id);
    throw error;
  }
}

/**
 * Do something for which one tab must be alone: two that mend a document at once would both write the missing words.
 * A browser without locks goes on.
 * @param {string} id
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
async function asOnlyTab(id, work) {
  const locks = lockManager();
  await (locks ? locks.request(copyName(`andersom.sync.${id}`), work) : work());
}

/**
 * Note in the record that it wasn't synced.
 * @param {SessionRecord} record
 * @param {number} status of the server's refusal; 0 if no answer of our API came
 * @returns {Promise<boolean>} whether that is for good, so that trying again would be no use
 */
async function recordFailure(record, status) {
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
  if (status) busy.add(record.id);
  else busy.delete(record.id);
  await saveRecord(record.id, { failing: record.failing ?? new Date().toISOString(), ...(refused && { refused }) });
  return !!refused;
}

/** @param {SessionRecord} record */
async function deleteEverywhere(record) {
  await deleteOnServer(record);
  await removeSession(record.id);
}

/**
 * Delete the server's copy of a session that stays only on this phone from now on.
 * @param {SessionRecord} record
 */
async function deleteServerCopy(record) {
  await deleteOnServer(record);
  // The server never takes back what it deleted, so this session can't go there again.
  await saveRecord(record.id, { vector: undefined, onServer: false, failing: undefined, gone: true });
}

/**
 * Where the server knows another key: it is the one that this phone was given last, or the owner changes it.
 * @param {SessionRecord} record
 */
async function tryOffered({ id, offered }) {
  const fits = await checkExists({ id, key: String(offered) }).then(
    () => true,
    (error) => {
      if (error instanceof Refused && error.status === 404) return false;
      throw error;
    },
  );
  await saveRecord(id, { offered: undefined, ...(fits && { key: offered }) });
}

/**
 * Merge, and have the server take the key that the owner has chosen.
 * @param {SessionRecord} record
 * @param {Session} session
 */
async function mergeWithKey(record, session) {
  try {
    return await mergeWithServer(record, session);
  } catch (error) {
    if (!(record.owner && error instanceof Refused && error.status === 404)) throw error;
    await changeKey(record);
    toast("link.changed");
    return mergeWithServer(record, session);
  }
}

/** @param {SessionRecord} record */
async function merge(record) {
  if (record.offered) await tryOffered(record);
  if (record.joined && !record.vector) await checkExists(record);
  const open = current();
  const opened = open?.id === record.id ? open : await readSession(record);
  let session = opened;
  try {
    const { vector, changed } = await mergeWithKey(record, session).catch((error) => {
      if (!(error instanceof ContentDiffers)) throw error;
      session = replaceContent(session, writeMissing(session.doc, error.state, error.known));
      return mergeWithServer({ ...record, vector: error.vector }, session);
    });
    // What was typed meanwhile isn't there yet: the next sync sends it.
    const now = new Date().toISOString();
    await saveRecord(record.id, { vector, onServer: !changed, synced: now, failing: undefined, refused: undefined });
  } finally {
    if (opened !== open) session.close();
    emit("saved");
  }
}
