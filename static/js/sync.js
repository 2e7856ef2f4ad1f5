// When to meet the server: after a pause in typing, on becoming visible, on coming online, and with growing
// pauses after failures. It never stands in anybody's way.
import { hear, say } from "./events.js";
import { eraseOnServer, exchange, Refused } from "./exchange.js";
import { allRecords, current, forget, keeper, note, noteCurrent } from "./sessions.js";
import { Session } from "./session.js";

/** @typedef {import("./phone.js").SessionRecord} SessionRecord */

const PAUSE = 1500;
const LONGEST = 300_000;
export const possible = document.documentElement.dataset.sync !== "none";

let failures = 0;
let running = false;
let changes = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let due = Infinity;

/** @param {number} pause milliseconds from now; an earlier appointment stays */
function plan(pause) {
  const moment = performance.now() + pause;
  if (!possible || moment >= due) return;
  clearTimeout(timer);
  due = moment;
  timer = setTimeout(() => void run(), pause);
}

/** Deletions that can still be undone: the server isn't told of them yet. @type {Set<string>} */
const undoable = new Set();

/** @param {SessionRecord} record */
const waiting = ({ id, touched, onServer, gone, removed }) =>
  removed ? removed === "everywhere" && !undoable.has(id) : touched && !onServer && !gone;

/** @param {SessionRecord} record */
async function meet(record) {
  if (record.removed === "everywhere") {
    await eraseOnServer(record);
    await forget(record.id);
    return;
  }
  const open = current();
  const session = open?.id === record.id ? open : await Session.open(record, keeper);
  const before = changes;
  try {
    const vector = await exchange(record, session);
    // What was typed meanwhile isn't there yet: the next round takes it.
    await note(record.id, { vector, onServer: before === changes });
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 410) throw error;
    await note(record.id, { gone: true });
  } finally {
    if (session !== open) session.close();
    say("saved");
  }
}

async function run() {
  due = Infinity;
  if (running) return;
  running = true;
  let wait = 0;
  try {
    for (const record of allRecords().filter(waiting)) await meet(record);
    failures = 0;
  } catch (error) {
    failures += 1;
    if (error instanceof Refused) wait = error.wait * 1000;
  }
  running = false;
  if (!allRecords().some(waiting)) return;
  const growing = Math.min(LONGEST, 2000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  plan(failures ? Math.max(wait, growing) : PAUSE);
}

/** Something changed: forget the long pauses, but not the short ones. */
const soon = () => {
  due = Infinity;
  plan(failures ? Math.min(LONGEST, PAUSE * 2 ** Math.min(failures, 4)) : PAUSE);
};

/**
 * Keep a deletion from the server until it can't be undone any more.
 * @param {string} id
 * @returns {() => void} to be called then, or when it was undone
 */
export function holdBack(id) {
  undoable.add(id);
  return () => {
    undoable.delete(id);
    plan(0);
  };
}

/** Begin to meet the server. */
export function watchSync() {
  hear(["session"], () => {
    current()?.doc.on("update", (/** @type {Uint8Array} */ _, /** @type {string} */ origin) => {
      if (origin === "server" || origin === "phone") return;
      changes += 1;
      soon();
    });
  });
  addEventListener("online", () => plan(0));
  addEventListener("pagehide", noteCurrent);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") plan(0);
    else noteCurrent();
  });
  plan(PAUSE);
}
