// When to meet the server: after a pause in typing, on becoming visible, on coming online, with growing pauses
// after failures, and every few seconds while two phones write together. It never stands in anybody's way.
import { emit, on } from "../initial/events.js";
import { current, saveCurrent } from "../session/open-session.js";
import { allRecords, recordOf } from "../session/records.js";
import { Refused } from "./server-api.js";
import { asked, expired, rests, syncSession, waiting } from "./session-sync.js";

const PAUSE = 1500;
const TOGETHER = 2500;
const LONGEST = 300_000;
export const possible = document.documentElement.dataset.sync !== "none";

let failures = 0;
let running = false;
let again = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let due = Infinity;
/** Before this moment the server wants to hear nothing. */
let notBefore = 0;
/** Sessions that the server was asked about since the app was opened, or came back: it may have lost what it had. */
const seen = new Set();

/** @param {number} pause milliseconds from now; an earlier appointment stays */
function plan(pause) {
  const now = performance.now();
  const moment = Math.max(now + pause, notBefore);
  if (!possible || moment >= due) return;
  clearTimeout(timer);
  due = moment;
  timer = setTimeout(() => void run(), moment - now);
}

/**
 * Whether the server has it, as far as this phone knows, and wasn't asked about it again.
 * @param {import("../storage/phone-store.js").SessionRecord} record
 */
function unsure(record) {
  const { id, onServer, local, removed, gone } = record;
  return !!onServer && !local && !removed && !gone && !seen.has(id) && !expired(record);
}

/** Whether the open session is one that another phone writes in too, and somebody looks at it. */
function together() {
  const record = recordOf(current()?.id ?? "");
  return !!record?.shared && !record.local && !record.gone && !rests(record) && document.visibilityState === "visible";
}

async function run() {
  due = Infinity;
  if (running) {
    again = true;
    return;
  }
  running = true;
  again = false;
  let wait = 0;
  let failed = false;
  const open = current()?.id;
  for (const record of allRecords().filter((one) => waiting(one) || unsure(one) || (one.id === open && together()))) {
    // The one before took its time: meanwhile this one may have been deleted.
    if (!recordOf(record.id)) continue;
    try {
      await syncSession(record);
      seen.add(record.id);
    } catch (error) {
      // One session that the server can't take doesn't keep the others waiting.
      failed = true;
      if (error instanceof Refused) wait = Math.max(wait, error.wait * 1000);
    }
  }
  failures = failed ? failures + 1 : 0;
  notBefore = wait && performance.now() + wait;
  running = false;
  emit("saved");
  const growing = Math.min(LONGEST, 2000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  if (again) plan(0);
  else if (failures) plan(growing);
  else if (allRecords().some(waiting)) plan(PAUSE);
  else if (together()) plan(TOGETHER);
}

/** Somebody is back, or the network: ask about what was refused once more, too. */
export function askAgain() {
  asked.clear();
  seen.delete(current()?.id);
  plan(0);
}

/** Something changed: forget the long pauses, but not the short ones. */
function soon() {
  due = Infinity;
  plan(failures ? Math.min(LONGEST, PAUSE * 2 ** Math.min(failures, 4)) : PAUSE);
}

/** Meet the server now. */
export const syncNow = () => plan(0);

/** Begin to meet the server. */
export function watchSync() {
  on(["session"], () => {
    const session = current();
    session?.doc.on("update", (/** @type {Uint8Array} */ _, /** @type {string} */ origin) => {
      if (origin === "server" || origin === "phone") return;
      asked.delete(session.id);
      soon();
    });
    if (together()) plan(0);
  });
  addEventListener("online", askAgain);
  addEventListener("pagehide", saveCurrent);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") askAgain();
    else saveCurrent();
  });
  plan(PAUSE);
}
