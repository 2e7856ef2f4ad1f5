// When to sync: after a pause in typing, when the app becomes visible or the phone online, with growing pauses after
// failures, and every few seconds while two phones write together without a live connection (live.js). Nobody ever has
// to wait for it.
import { emit, on } from "../initial/events.js";
import { current } from "../session/open-session.js";
import { saveCurrent } from "../session/record-changes.js";
import { allRecords, recordOf } from "../session/records.js";
import { ORIGIN } from "../session/session.js";
import { hasServer, isLive, isShared } from "./live.js";
import { Refused } from "./server-api.js";
import { expired, hasUnsent, syncSession, unchanged } from "./session-sync.js";

const PAUSE = 1500;
/** Somebody who types without a pause waits for at most so many of them. */
const PAUSES = 2;
const TOGETHER = 2500;
const LONGEST = 300_000;

let failures = 0;
/** Whether the last sync of any session failed. */
let failing = false;
let running = false;
let runAgain = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let due = Number.POSITIVE_INFINITY;
/** Whether somebody asked for it. */
let asked = false;
/** Since when a change waits, 0 where none does. */
let changedAt = 0;
/** The server asked not to be called before this moment. */
let notBefore = 0;
/** Sessions synced since the app was opened or came back into sight: before, the server may have lost its copy. */
const confirmed = new Set();
/** Those that had their turn since all of them had one. */
const tried = new Set();

/** @param {number} pause milliseconds from now; an earlier moment that was planned stays */
function schedule(pause) {
  const now = performance.now();
  const moment = Math.max(now + pause, notBefore);
  if (!hasServer() || moment >= due) return;
  clearTimeout(timer);
  due = moment;
  timer = setTimeout(() => void run(), moment - now);
}

/**
 * Whether the server should have the session, but wasn't asked lately.
 * @param {import("../storage/session-record.js").SessionRecord} record
 */
function needsCheck(record) {
  const { id, onServer, local, removed, gone } = record;
  return !!onServer && !local && !removed && !gone && !confirmed.has(id) && !expired(record);
}

/** What to sync, the open session first: somebody may be typing in it while hundreds of others wait. */
function waiting() {
  const open = current()?.id;
  const rank = (/** @type {string} */ id) => (id === open ? 0 : 1 + Number(tried.has(id)));
  return allRecords()
    .filter(
      (one) => (asked || !isLive(one.id)) && (hasUnsent(one) || needsCheck(one) || (one.id === open && isShared())),
    )
    .sort((one, other) => rank(one.id) - rank(other.id));
}

/** @returns {Promise<{failed: boolean, wait: number}>} `wait` in milliseconds, if the server asks for it */
async function syncWaiting() {
  let wait = 0;
  let failed = false;
  const records = waiting();
  asked = false;
  for (const record of records) {
    // It may have been deleted while the one before was synced.
    if (!recordOf(record.id)) continue;
    tried.add(record.id);
    try {
      await syncSession(record);
      confirmed.add(record.id);
      failing = false;
    } catch (error) {
      // Go on with the others.
      failed = true;
      failing = true;
      if (error instanceof Refused) wait = Math.max(wait, error.wait * 1000);
    }
    // Somebody types on meanwhile: their session is first again.
    if (runAgain && record.id !== current()?.id) break;
  }
  if (!runAgain) tried.clear();
  return { failed, wait };
}

async function run() {
  due = Number.POSITIVE_INFINITY;
  changedAt = 0;
  if (running) {
    runAgain = true;
    return;
  }
  running = true;
  runAgain = false;
  const { failed, wait } = await syncWaiting();
  failures = failed ? failures + 1 : 0;
  notBefore = wait && performance.now() + wait;
  running = false;
  emit("saved");
  const pauseAfterFailure = Math.min(LONGEST, 2000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  if (runAgain) schedule(0);
  else if (failures) schedule(pauseAfterFailure);
  else if (allRecords().some((one) => !isLive(one.id) && hasUnsent(one))) schedule(PAUSE);
  else if (isShared() && !isLive(current()?.id)) schedule(TOGETHER);
}

/** Somebody or the network is back: sync, and try again what was refused. */
export function retryAll() {
  unchanged.clear();
  confirmed.delete(current()?.id);
  schedule(0);
}

/** Something changed: sync soon, without the long pauses after many failures. */
function scheduleAfterChange() {
  const pause = failing ? Math.min(LONGEST, PAUSE * 2 ** Math.min(failures, 4)) : PAUSE;
  const now = performance.now();
  changedAt ||= now;
  due = Number.POSITIVE_INFINITY;
  schedule(Math.min(pause, changedAt + PAUSES * pause - now));
}

/** Sync now, also what is live: it may have another key, or is to be deleted. */
export function syncNow() {
  asked = true;
  schedule(0);
}

export function watchSync() {
  on(["session"], () => {
    const session = current();
    session?.doc.on("update", (/** @type {Uint8Array} */ _, /** @type {string} */ origin) => {
      if (origin === ORIGIN.server || origin === ORIGIN.phone) return;
      unchanged.delete(session.id);
      if (!isLive(session.id)) scheduleAfterChange();
    });
    if (isShared()) schedule(0);
  });
  on(["live"], () => void (isLive(current()?.id) || schedule(0)));
  addEventListener("online", retryAll);
  addEventListener("pagehide", () => void saveCurrent());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") retryAll();
    else void saveCurrent();
  });
  schedule(PAUSE);
}
