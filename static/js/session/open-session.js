// The sessions on this phone: which there are, which one is open, how one begins and ends.

import { encodeStateVectorFromUpdate } from "yjs";
import { emit, on } from "../initial/events.js";
import { openHere, preference, rememberOpen } from "../initial/preferences.js";
import { WriteQueue } from "../storage/write-queue.js";
import { randomId } from "./ids.js";
import { shownOf } from "./preview.js";
import { add, allRecords, phoneStore, readLate, records, recordsRead, saveRecord, updateRecord } from "./records.js";
import { FROM, Session } from "./session.js";
import { recordWriter } from "./writers.js";

/** @typedef {import("yjs").Transaction} Transaction */
/** @typedef {import("../storage/phone-store.js").SessionRecord} SessionRecord */

const PAUSE = 400;
const LONGEST_WAIT = 3000;

export const writeQueue = new WriteQueue(phoneStore);
/** @type {Session | null} */
let session = null;
/** A session that nobody has begun yet. @type {Session | null} */
let spare = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let saving;
/** Since when a change waits for that. */
let savingSince = 0;
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
  if (!(await recordsRead())) void readLate().then(openLast);
  await openLast();
}

async function openLast() {
  emit("records");
  // Somebody has begun one meanwhile.
  if (session) return;
  const here = openHere() ?? lastOpened()?.id;
  if (here && records.has(here)) await openSession(here);
  else emit("session");
}

/** While nobody waits: have a new session ready, and let the browser compile the code for writing in it. */
export function warmUp() {
  const trial = new Session(blank(), writeQueue);
  trial.doc.transact(() => trial.text("trial").insert(0, "x"), FROM.phone);
  trial.close();
  spare ??= new Session(blank(), writeQueue);
}

/** @returns {SessionRecord} of a session that nobody has begun yet */
const blank = () => ({ id: randomId(), key: randomId(), created: "", changed: "", shown: {}, touched: false });

/**
 * Begin a session and open it, at once.
 * @param {string} [kind] which companion it is, if it is one
 */
export function beginSession(kind = "") {
  leave();
  requests += 1;
  navigator.storage?.persist?.().catch(() => {});
  const now = new Date().toISOString();
  const local = preference("keep") === "phone";
  session = spare ?? new Session(blank(), writeQueue);
  spare = null;
  const { id, key } = session;
  add({ ...blank(), id, key, created: now, changed: now, local, shown: kind ? { kind } : {} });
  session.listen();
  session.doc.transact(() => {
    session?.meta.set("created", now);
    if (kind) session?.meta.set("kind", kind);
  }, FROM.app);
  follow(session);
  return session;
}

/**
 * Open a session that is on this phone; it is the current one, unless another was asked for meanwhile.
 * Raises an Error if it isn't here.
 * @param {string} id
 */
export async function openSession(id) {
  const record = records.get(id);
  if (!record) throw new Error("no such session on this phone");
  closeSession();
  requests += 1;
  const mine = requests;
  const opened = await Session.open(record, writeQueue);
  if (mine !== requests) return opened;
  session = opened;
  follow(opened);
  return opened;
}

/**
 * Whether a transaction changed words or choices, and not only what the app notes by itself.
 * @param {Session} opened
 * @param {Transaction} transaction
 */
const changesWords = ({ meta }, { changed }) =>
  [...changed.keys()].some((type) => /** @type {unknown} */ (type) !== meta);

/**
 * Bring the record up to date after a change, and note who writes.
 * @param {Session} opened
 * @param {import("yjs").Doc} doc the one of its two documents that changed
 * @param {string} origin one of FROM
 * @param {Transaction} transaction
 */
function noteChange(opened, doc, origin, transaction) {
  const record = records.get(opened.id);
  // Another tab updates the record for what it writes.
  if (origin === FROM.phone || origin === FROM.tab || !record) return;
  const change = {
    ...(origin !== FROM.app && { touched: true }),
    ...(doc === opened.doc && origin !== FROM.server && { onServer: false }),
    ...(changesWords(opened, transaction) && { changed: new Date().toISOString() }),
  };
  const first = (change.touched && !record.touched) || (change.onServer === false && record.onServer);
  // Save at once: a tab may be killed right after the first letter, and must not think later that the server has it.
  if (first) void saveRecord(record.id, change);
  else updateRecord(record.id, change);
  if (origin === FROM.here) recordWriter(opened);
  // Save the rest after a pause: amid typing, the next letters would have to wait for it. But some make no pause.
  const now = performance.now();
  if (!saving) savingSince = now;
  clearTimeout(saving);
  saving = setTimeout(saveCurrent, Math.min(PAUSE, savingSince + LONGEST_WAIT - now));
}

/** @param {Session} opened */
function follow(opened) {
  rememberOpen(opened.id);
  for (const doc of [opened.doc, opened.notes.doc])
    doc.on("update", (_update, origin, _doc, transaction) => noteChange(opened, doc, origin, transaction));
  emit("session");
  // A session may be begun before the list of the others is read.
  void recordsRead().then(() => noteOpening(opened));
}

/** @param {Session} opened */
function noteOpening(opened) {
  // A killed tab may have typed more than its record shows.
  const stale = JSON.stringify(records.get(opened.id)?.shown) !== JSON.stringify(shownOf(opened));
  const last = lastOpened();
  if (stale || last?.id !== opened.id)
    void saveRecord(opened.id, { shown: shownOf(opened), opened: (last?.opened ?? 0) + 1 });
}

/** Save what the list shows of the open session; called in a pause after a change, and when the page is hidden. */
export async function saveCurrent() {
  clearTimeout(saving);
  saving = undefined;
  if (session) await saveRecord(session.id, { shown: shownOf(session) }, "strict");
}

/** Save it now, if there is something that the list doesn't show yet. */
export function saveWaiting() {
  if (saving) void saveCurrent();
}

function leave() {
  saveWaiting();
  session?.close();
  session = null;
}

/** Close the open session, if any; all that was typed is stored already. */
export function closeSession() {
  leave();
  rememberOpen("");
  emit("session");
}

/** Close the open session if another tab has deleted it, without saving anything. */
function leaveDeleted() {
  const record = records.get(session?.id ?? "");
  if (!session || (record && !record.removed)) return;
  clearTimeout(saving);
  saving = undefined;
  closeSession();
  emit("deleted in a tab");
}

/** Close the open session when another tab deletes it. */
export function watchOpenSession() {
  on(["records"], leaveDeleted);
}

/**
 * Open a session that is on the server; its words come when there is a network.
 * @param {{id: string, key: string}} address
 */
export async function expectSession({ id, key }) {
  const now = new Date().toISOString();
  if (!records.has(id)) {
    add({ id, key, created: now, changed: now, shown: {}, touched: true, joined: true, shared: true });
  }
  await saveRecord(id, { removed: undefined, gone: false, refused: undefined, shared: true });
  return openSession(id);
}

/**
 * Merge a session that came from elsewhere into what is here; nothing is overwritten. It is stored on the phone
 * afterwards, unless nothing can be stored there.
 * @param {{id: string, key: string, update: Uint8Array}} incoming
 */
export async function importSession({ id, key, update }) {
  const now = new Date().toISOString();
  const known = records.get(id);
  if (!known) add({ id, key, created: now, changed: now, shown: {}, touched: true });
  else if (known.removed) await saveRecord(id, { removed: undefined });
  const opened = await openSession(id);
  opened.shared.take(update, FROM.file, encodeStateVectorFromUpdate(update));
  await Promise.all([saveCurrent(), writeQueue.tried()]);
  return opened;
}
