// Keeps the open session's record up to date: what the list shows of it, when it changed, whether the server has it.

import { previewOf } from "./preview.js";
import { records, saveRecord, updateRecord } from "./records.js";
import { ORIGIN } from "./session.js";
import { recordWriter } from "./writers.js";

/** @typedef {import("yjs").Transaction} Transaction */
/** @typedef {import("./session.js").Session} Session */

const PAUSE = 400;
const LONGEST_WAIT = 3000;
/** The session that is followed. @type {Session | null} */
let session = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let saving;
/** Since when a change waits for that. */
let savingSince = 0;

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
 * @param {string} origin one of ORIGIN
 * @param {Transaction} transaction
 */
function recordChange(opened, doc, origin, transaction) {
  const record = records.get(opened.id);
  // Another tab updates the record for what it writes.
  if (origin === ORIGIN.phone || origin === ORIGIN.tab || !record) return;
  const change = {
    ...(origin !== ORIGIN.app && { touched: true }),
    ...(doc === opened.doc && origin !== ORIGIN.server && { onServer: false }),
    ...(changesWords(opened, transaction) && { changed: new Date().toISOString() }),
  };
  const first = (change.touched && !record.touched) || (change.onServer === false && record.onServer);
  // Save at once: a tab may be killed right after the first letter, and must not think later that the server has it.
  if (first) void saveRecord(record.id, change);
  else updateRecord(record.id, change);
  if (origin === ORIGIN.here) recordWriter(opened);
  // Save the rest after a pause: amid typing, the next letters would have to wait for it. But some make no pause.
  const now = performance.now();
  if (!saving) savingSince = now;
  clearTimeout(saving);
  saving = setTimeout(saveCurrent, Math.min(PAUSE, savingSince + LONGEST_WAIT - now));
}

/**
 * Keep the record of a session up to date from now on. Another one that was followed is followed no more.
 * @param {Session} opened
 */
export function followChanges(opened) {
  session = opened;
  for (const doc of [opened.doc, opened.notes.doc])
    doc.on("update", (_update, origin, _doc, transaction) => recordChange(opened, doc, origin, transaction));
}

/** Save nothing more; call savePending() before, if what is waiting is wanted. */
export function stopFollowing() {
  clearTimeout(saving);
  saving = undefined;
  session = null;
}

/** Save what the list shows of the open session; called in a pause after a change, and when the page is hidden. */
export async function saveCurrent() {
  clearTimeout(saving);
  saving = undefined;
  if (session) await saveRecord(session.id, { shown: previewOf(session) }, "strict");
}

/** Save it now, if there is something that the list doesn't show yet. */
export function savePending() {
  if (saving) void saveCurrent();
}
