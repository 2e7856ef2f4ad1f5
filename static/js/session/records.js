// The list of sessions on this phone. All tabs share it: each writes only what it changed itself, and reads again what
// another one changed, so that no tab brings back what another one deleted.
import { emit } from "../initial/events.js";
import { clearLastStep } from "../initial/preferences.js";
import { PhoneStore } from "../storage/phone-store.js";
import { onTabMessage } from "../storage/tab-channel.js";
import { docNames, Unread } from "./session.js";

/** @typedef {import("../storage/session-record.js").SessionRecord} SessionRecord */

export const phoneStore = new PhoneStore();
/** @type {Map<string, SessionRecord>} */
export const records = new Map();
/**
 * What isn't stored yet, by session; with its id if the session was never stored.
 * @type {Map<string, Partial<SessionRecord>>}
 */
const unwritten = new Map();
const RETRY = 5000;
/** Whether the phone answered. @type {Promise<boolean>} */
let firstRead = Promise.resolve(false);

/** Open the database, read the list, and follow what other tabs change in it. */
export function openRecords() {
  firstRead = read();
  onTabMessage((id) => void readChanged(id).catch(() => {}));
}

/** Settles when the list was read, with whether the phone answered. */
export const recordsRead = () => firstRead;

async function read() {
  const found = await phoneStore.sessions().catch(() => null);
  found?.forEach(mergeStored);
  return !!found;
}

/** The database didn't answer: read again until it does. */
export async function readUntilItAnswers() {
  do await new Promise((wake) => setTimeout(wake, RETRY));
  while (!(await read()));
}

/** The sessions to list, last changed first. */
export const listedSessions = () =>
  [...records.values()]
    .filter((record) => record.touched && !record.removed)
    .sort((a, b) => (a.changed < b.changed ? 1 : -1));

/** Every record, also of sessions whose deletion can still be undone. */
export const allRecords = () => [...records.values()];

/** Whether the phone has a session, as far as is known. @param {string} id */
export const isStored = (id) => records.has(id) && !unwritten.get(id)?.id;

/**
 * What stands for what the phone doesn't give: nothing in private mode, where it keeps nothing. Raises Unread where it
 * has one of these sessions, which nobody may take for empty.
 * @template Nothing
 * @param {string[]} ids
 * @param {Nothing} nothing
 * @returns {(cause: unknown) => Nothing}
 */
export const unlessStored = (ids, nothing) => (cause) => {
  if (ids.some(isStored)) throw new Unread("the phone doesn't answer", { cause });
  return nothing;
};

/** @param {string} id */
export const recordOf = (id) => records.get(id);

/**
 * Add a session that is new to this phone; the first saveRecord() stores it.
 * @param {SessionRecord} record
 */
export function addRecord(record) {
  records.set(record.id, record);
  unwritten.set(record.id, { ...record });
}

/**
 * Change a record here; on the phone with the next saveRecord().
 * @param {string} id
 * @param {Partial<SessionRecord>} change
 */
export function updateRecord(id, change) {
  const record = records.get(id);
  if (!record) return;
  Object.assign(record, change);
  unwritten.set(id, { ...unwritten.get(id), ...change });
}

/**
 * Change a record here and on the phone.
 * @param {string} id
 * @param {Partial<SessionRecord>} change
 * @param {IDBTransactionDurability} durability as in phone-store.js
 */
export async function saveRecord(id, change, durability = "relaxed") {
  updateRecord(id, change);
  const record = records.get(id);
  if (!record) return;
  emit("records");
  if (record.touched) await write(id, durability).catch(() => {});
}

/**
 * @param {string} id
 * @param {IDBTransactionDurability} durability
 */
async function write(id, durability) {
  /** @type {Partial<SessionRecord>} */
  let changes = {};
  const stored = await phoneStore.record(
    id,
    (found) => {
      changes = unwritten.get(id) ?? {};
      // If it isn't there any more, another tab has deleted it.
      return found || changes.id ? /** @type {SessionRecord} */ ({ ...found, ...changes }) : undefined;
    },
    durability,
  );
  const remaining = Object.entries(unwritten.get(id) ?? {}).filter(
    // A change to undefined, as of an undo, is one as well.
    ([name, value]) => !(name in changes) || changes[/** @type {keyof SessionRecord} */ (name)] !== value,
  );
  unwritten.set(id, Object.fromEntries(remaining));
  if (stored) mergeStored(stored);
  else removeRecord(id);
}

/**
 * Take over what is stored, except what this tab has changed and not yet written.
 * @param {SessionRecord} stored
 */
function mergeStored(stored) {
  const record = records.get(stored.id);
  if (record) Object.assign(record, stored, unwritten.get(stored.id));
  else records.set(stored.id, stored);
}

/** @param {string} id */
function removeRecord(id) {
  records.delete(id);
  unwritten.delete(id);
  emit("records");
}

/**
 * Remove a session for good. The list shows it until the phone has removed it. Raises an Error if the phone can't, and
 * then nothing is removed.
 * @param {string} id
 */
export async function removeSession(id) {
  await phoneStore.remove(id, docNames(id)).catch(unlessNeverStored([id]));
  clearLastStep(id);
  removeRecord(id);
}

/** Remove all sessions, as removeSession() does. */
export async function removeAllSessions() {
  const ids = [...records.keys()];
  await phoneStore.removeAll(ids).catch(unlessNeverStored(ids));
  for (const id of ids) {
    clearLastStep(id);
    removeRecord(id);
  }
}

/**
 * In private mode nothing was stored, so nothing needs to be removed.
 * @param {string[]} ids
 * @returns {(error: Error) => void}
 */
const unlessNeverStored = (ids) => (error) => {
  if (ids.some((id) => !unwritten.get(id)?.id)) throw error;
};

/**
 * Read a record that another tab has changed or removed.
 * @param {string} id
 */
async function readChanged(id) {
  await firstRead;
  const stored = await phoneStore.session(id);
  if (stored) {
    mergeStored(stored);
    emit("records");
  } else if (!unwritten.get(id)?.id) removeRecord(id);
}
