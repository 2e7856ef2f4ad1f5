// When to sync: after a pause in typing, when the app becomes visible or the phone online, with growing pauses after
// failures, and every few seconds while two phones write together. Nobody ever has to wait for it.
import { emit, on } from "../initial/events.js";
import { current } from "../session/open-session.js";
import { saveCurrent } from "../session/record-changes.js";
import { allRecords, recordOf } from "../session/records.js";
import { ORIGIN } from "../session/session.js";
import { Refused } from "./server-api.js";
import { expired, hasUnsent, syncSession, unchanged, waitsForChange } from "./session-sync.js";

const PAUSE = 1500;
/** Somebody who types without a pause waits for at most so many of them. */
const PAUSES = 2;
const TOGETHER = 2500;
const LONGEST = 300_000;

/** Whether there is a server: a copy of the app in a folder of static files has none. */
export const hasServer = () => document.documentElement.dataset.sync !== "none";

let failures = 0;
let running = false;
let runAgain = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let due = Number.POSITIVE_INFINITY;
/** Since when a change waits, 0 where none does. */
let changedAt = 0;
/** The server asked not to be called before this moment. */
let notBefore = 0;
/** Sessions synced since the app was opened or came back into sight: before, the server may have lost its copy. */
const confirmed = new Set();

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

/** Whether another phone writes in the open session too, and somebody looks at it here. */
function isShared() {
  const record = recordOf(current()?.id ?? "");
  return (
    !!record?.shared &&
    !record.local &&
    !record.gone &&
    !waitsForChange(record) &&
    document.visibilityState === "visible"
  );
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
  let wait = 0;
  let failed = false;
  const open = current()?.id;
  for (const record of allRecords().filter(
    (one) => hasUnsent(one) || needsCheck(one) || (one.id === open && isShared()),
  )) {
    // It may have been deleted while the one before was synced.
    if (!recordOf(record.id)) continue;
    try {
      await syncSession(record);
      confirmed.add(record.id);
    } catch (error) {
      // Go on with the others.
      failed = true;
      if (error instanceof Refused) wait = Math.max(wait, error.wait * 1000);
    }
  }
  failures = failed ? failures + 1 : 0;
  notBefore = wait && performance.now() + wait;
  running = false;
  emit("saved");
  const pauseAfterFailure = Math.min(LONGEST, 2000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  if (runAgain) schedule(0);
  else if (failures) schedule(pauseAfterFailure);
  else if (allRecords().some(hasUnsent)) schedule(PAUSE);
  else if (isShared()) schedule(TOGETHER);
}

/** Somebody or the network is back: sync, and try again what was refused. */
export function retryAll() {
  unchanged.clear();
  confirmed.delete(current()?.id);
  schedule(0);
}

/** Something changed: sync soon, without the long pauses after many failures. */
function scheduleAfterChange() {
  const pause = failures ? Math.min(LONGEST, PAUSE * 2 ** Math.min(failures, 4)) : PAUSE;
  const now = performance.now();
  changedAt ||= now;
  due = Number.POSITIVE_INFINITY;
  schedule(Math.min(pause, changedAt + PAUSES * pause - now));
}

/** Sync now. */
export const syncNow = () => schedule(0);

export function watchSync() {
  on(["session"], () => {
    const session = current();
    session?.doc.on("update", (/** @type {Uint8Array} */ _, /** @type {string} */ origin) => {
      if (origin === ORIGIN.server || origin === ORIGIN.phone) return;
      unchanged.delete(session.id);
      scheduleAfterChange();
    });
    if (isShared()) schedule(0);
  });
  addEventListener("online", retryAll);
  addEventListener("pagehide", () => void saveCurrent());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") retryAll();
    else void saveCurrent();
  });
  schedule(PAUSE);
}
