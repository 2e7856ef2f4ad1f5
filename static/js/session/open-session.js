// Which session is open: how one begins, is opened and closed.

import { applyUpdate, decodeStateVector, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { emit, on } from "../initial/events.js";
import { openInThisTab, preference, setOpenInThisTab } from "../initial/preferences.js";
import { requestPersistence } from "../storage/persistence.js";
import { WriteQueue } from "../storage/write-queue.js";
import { idFrom, randomId } from "./ids.js";
import { writeMissing } from "./mending.js";
import { previewOf } from "./preview.js";
import { followChanges, savePending, stopFollowing } from "./record-changes.js";
import {
  addRecord,
  allRecords,
  isStored,
  phoneStore,
  readUntilItAnswers,
  records,
  recordsRead,
  saveRecord,
} from "./records.js";
import { ORIGIN, Session, Unread } from "./session.js";

/** @typedef {import("../storage/session-record.js").SessionRecord} SessionRecord */

/** After this the phone is asked again for a session that it didn't give, in milliseconds. */
const RETRY = 5000;
export const writeQueue = new WriteQueue(phoneStore);
/** @type {Session | null} */
let session = null;
/** A session that nobody has begun yet. @type {Session | null} */
let prepared = null;
/** Counts the requests to open a session: opening takes a moment, and only the last request counts. */
let requests = 0;

/** The open session, or null. */
export const current = () => session;

/** The session that was opened last; localStorage can't tell, since a killed browser loses its last seconds. */
const lastOpened = () =>
  allRecords()
    .filter(({ removed }) => !removed)
    .sort((a, b) => (b.opened ?? 0) - (a.opened ?? 0))[0];

/** Open the session that this tab had open; a new tab, or one of a killed browser, opens the last one. */
export async function openSessions() {
  if (!(await recordsRead())) void readUntilItAnswers().then(openLast);
  await openLast();
}

async function openLast() {
  emit("records");
  // Somebody has begun one meanwhile.
  if (session) return;
  const here = openInThisTab() ?? lastOpened()?.id;
  if (here && records.has(here)) await openSession(here).catch(unlessUnread);
  else emit("session");
}

/** @param {unknown} error */
function unlessUnread(error) {
  if (!(error instanceof Unread)) throw error;
}

/**
 * What a session on this phone holds, in documents of its own. Raises Unread where the phone doesn't give it.
 * @param {SessionRecord} record
 */
export const readSession = (record) => Session.open(record, writeQueue, isStored(record.id));

/** While nobody waits: have a new session ready, and let the browser compile the code for writing in it. */
export function warmUp() {
  const trial = new Session(newRecord(), writeQueue);
  trial.doc.transact(() => trial.text("trial").insert(0, "x"), ORIGIN.phone);
  trial.close();
  prepared ??= new Session(newRecord(), writeQueue);
}

/** @returns {SessionRecord} of a session that nobody has begun yet */
function newRecord() {
  const owner = randomId();
  return { id: idFrom(owner), owner, key: randomId(), created: "", changed: "", shown: {}, touched: false };
}

/**
 * Begin a session and open it, at once.
 * @param {string} [kind] which companion it is, if it is one
 */
export function beginSession(kind = "") {
  closeCurrent();
  requests += 1;
  requestPersistence();
  const now = new Date().toISOString();
  const local = preference("keep") === "phone";
  session = prepared ?? new Session(newRecord(), writeQueue);
  prepared = null;
  const { id, key, owner } = session;
  addRecord({ ...newRecord(), id, key, owner, created: now, changed: now, local, shown: kind ? { kind } : {} });
  session.listen();
  session.doc.transact(() => {
    session?.meta.set("created", now);
    if (kind) session?.meta.set("kind", kind);
  }, ORIGIN.app);
  announce(session);
  return session;
}

/**
 * Open a session that is on this phone; it is the current one, unless another was asked for meanwhile.
 * Raises an Error if it isn't here, and Unread where the phone doesn't give it; then it opens once the phone does.
 * @param {string} id
 */
export async function openSession(id) {
  const record = records.get(id);
  if (!record) throw new Error("no such session on this phone");
  closeSession();
  requests += 1;
  const request = requests;
  const opened = await readSession(record).catch((error) => {
    if (error instanceof Unread && request === requests) {
      setOpenInThisTab(id);
      setTimeout(() => void openLast(), RETRY);
    }
    throw error;
  });
  if (request !== requests) return opened;
  session = opened;
  announce(opened);
  return opened;
}

/** @param {Session} opened */
function announce(opened) {
  setOpenInThisTab(opened.id);
  followChanges(opened);
  opened.shared.onReplaced = (update) => {
    const known = decodeStateVector(encodeStateVector(opened.doc));
    const anew = copyOf(opened);
    applyUpdate(anew.doc, update, ORIGIN.tab);
    anew.shared.merge(writeMissing(opened.doc, update, known), ORIGIN.app);
    replace(opened, anew);
  };
  emit("session");
  // A session may be begun before the list of the others is read.
  void recordsRead().then(() => recordOpening(opened));
}

/**
 * A session without words yet, but with the private notes of another one.
 * @param {Session} old
 */
function copyOf(old) {
  const anew = new Session(old, writeQueue);
  anew.listen();
  applyUpdate(anew.notes.doc, encodeStateAsUpdate(old.notes.doc), ORIGIN.phone);
  return anew;
}

/**
 * @param {Session} old
 * @param {Session} anew
 */
function replace(old, anew) {
  old.close();
  if (session !== old) return;
  session = anew;
  announce(anew);
}

/**
 * Go on with a session in a new document, with this content instead of the old one's (mending.js).
 * @param {Session} old
 * @param {Uint8Array} update
 */
export function replaceContent(old, update) {
  const anew = copyOf(old);
  anew.shared.begin(update);
  replace(old, anew);
  return anew;
}

/** @param {Session} opened */
function recordOpening(opened) {
  // A killed tab may have typed more than its record shows.
  const stale = JSON.stringify(records.get(opened.id)?.shown) !== JSON.stringify(previewOf(opened));
  const last = lastOpened();
  if (stale || last?.id !== opened.id)
    void saveRecord(opened.id, { shown: previewOf(opened), opened: (last?.opened ?? 0) + 1 });
}

function closeCurrent() {
  savePending();
  stopFollowing();
  session?.close();
  session = null;
}

/** Close the open session, if any; all that was typed is stored already. */
export function closeSession() {
  closeCurrent();
  setOpenInThisTab("");
  emit("session");
}

/** Close the open session if another tab has deleted it, without saving anything. */
function leaveDeleted() {
  const record = records.get(session?.id ?? "");
  if (!session || (record && !record.removed)) return;
  stopFollowing();
  closeSession();
  emit("deleted in a tab");
}

/** Close the open session when another tab deletes it. */
export function watchOpenSession() {
  on(["records"], leaveDeleted);
}
