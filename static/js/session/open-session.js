// The sessions on this phone: which there are, which one is open, how one begins and ends.
import { randomId } from "./ids.js";
import { on, emit } from "../initial/events.js";
import { WriteQueue } from "../storage/write-queue.js";
import { openHere, preference, rememberOpen } from "../initial/preferences.js";
import { add, allRecords, updateRecord, saveRecord, phoneStore, readLate, records, recordsRead } from "./records.js";
import { FROM, Session } from "./session.js";
import { shownOf } from "./preview.js";
import { recordWriter } from "./writers.js";

/** @typedef {import("yjs").Transaction} Transaction */
/** @typedef {import("../storage/phone-store.js").SessionRecord} SessionRecord */

const PAUSE = 400;

export const writeQueue = new WriteQueue(phoneStore);
/** @type {Session | null} */
let session = null;
/** A session that nobody has begun yet. @type {Session | null} */
let spare = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let noting;
/** Counts what was asked to be opened, since opening takes a moment and only the last one counts. */
let asked = 0;

/** The open session, or null. */
export const current = () => session;

/** The session that was opened last; localStorage can't tell, since a killed browser loses its last seconds. */
const lastOpened = () =>
  allRecords()
    .filter(({ removed }) => !removed)
    .sort((a, b) => (b.opened ?? 0) - (a.opened ?? 0))[0];

/** Read what is on the phone, and open what this tab had open; a new tab, or killed browser, goes on with the last. */
export async function openSessions() {
  if (!(await recordsRead())) void readLate().then(openLast);
  await openLast();
}

async function openLast() {
  emit("records");
  // Somebody was quicker, and has begun a session meanwhile.
  if (session) return;
  const here = openHere() ?? lastOpened()?.id;
  if (here && records.has(here)) await openSession(here);
  else emit("session");
}

/** Have a session ready for who begins one, and let the browser compile what it needs, while nobody waits. */
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
  asked += 1;
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
  attend(session);
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
  asked += 1;
  const mine = asked;
  const opened = await Session.open(record, writeQueue);
  if (mine !== asked) return opened;
  session = opened;
  attend(opened);
  return opened;
}

/**
 * Whether a change is one of words or choices, and not of what the app notes by itself.
 * @param {Session} opened
 * @param {Transaction} transaction
 */
const changesWords = ({ meta }, { changed }) =>
  [...changed.keys()].some((type) => /** @type {unknown} */ (type) !== meta);

/** @param {Session} opened */
function attend(opened) {
  rememberOpen(opened.id);
  for (const doc of [opened.doc, opened.notes.doc]) {
    doc.on(
      "update",
      (
        /** @type {Uint8Array} */ _,
        /** @type {string} */ origin,
        /** @type {unknown} */ _doc,
        /** @type {Transaction} */ transaction,
      ) => {
        const record = records.get(opened.id);
        // What another tab wrote, it notes itself.
        if (origin === FROM.phone || origin === FROM.tab || !record) return;
        const news = {
          ...(origin !== FROM.app && { touched: true }),
          ...(doc === opened.doc && origin !== FROM.server && { onServer: false }),
          ...(changesWords(opened, transaction) && { changed: new Date().toISOString() }),
        };
        // At once: a tab may be killed right after the first letter, and must not believe then that the server has it.
        const first = (news.touched && !record.touched) || (news.onServer === false && record.onServer);
        if (first) void saveRecord(record.id, news);
        else updateRecord(record.id, news);
        if (origin === FROM.here) recordWriter(opened);
        // After a pause: in the middle of typing, the next letters would have to wait for it.
        clearTimeout(noting);
        noting = setTimeout(saveCurrent, PAUSE);
      },
    );
  }
  emit("session");
  // Who begins one at once is quicker than the list of the others.
  void recordsRead().then(() => noteOpening(opened));
}

/** @param {Session} opened */
function noteOpening(opened) {
  // A killed tab may have left the list behind what was typed.
  const stale = JSON.stringify(records.get(opened.id)?.shown) !== JSON.stringify(shownOf(opened));
  const last = lastOpened();
  if (stale || last?.id !== opened.id)
    void saveRecord(opened.id, { shown: shownOf(opened), opened: (last?.opened ?? 0) + 1 });
}

/** Write down what the list shows of the open session; called in a pause after a change and when the page is hidden. */
export async function saveCurrent() {
  clearTimeout(noting);
  noting = undefined;
  if (session) await saveRecord(session.id, { shown: shownOf(session) }, "strict");
}

/** Write it down now, where there is something that the list doesn't show yet. */
export function saveWaiting() {
  if (noting) void saveCurrent();
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

/** Another tab has deleted the open session: nothing of it stays here either. */
function leaveDeleted() {
  const record = records.get(session?.id ?? "");
  if (!session || (record && !record.removed)) return;
  clearTimeout(noting);
  noting = undefined;
  closeSession();
  emit("deleted in a tab");
}

/** Close the open session when another tab deletes it. */
export function watchOpenSession() {
  on(["records"], leaveDeleted);
}

/**
 * Open a session that is on the server, or will be opened from there when there is a network.
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
 * Take in a session that came from elsewhere: merged into what is here, nothing is overwritten. It is on the phone
 * afterwards, unless nothing can be stored there.
 * @param {{id: string, key: string, update: Uint8Array}} incoming
 */
export async function importSession({ id, key, update }) {
  const now = new Date().toISOString();
  const known = records.get(id);
  if (!known) add({ id, key, created: now, changed: now, shown: {}, touched: true });
  else if (known.removed) await saveRecord(id, { removed: undefined });
  const opened = await openSession(id);
  opened.shared.take(update, FROM.file);
  await Promise.all([saveCurrent(), writeQueue.tried()]);
  return opened;
}
