// Finishes a deletion when it can't be undone any more, in whichever tab is still open then. Clocks may be wrong, so
// each tab counts the seconds since it learned of the deletion.
import { on } from "../initial/events.js";
import { allRecords, phoneStore, recordOf, removeSession } from "../session/records.js";
import { syncNow } from "./schedule.js";
import { confirmedDeletions } from "./session-sync.js";

const LONGER_THAN_UNDO = 12_000;
/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const timers = new Map();

/** @param {string} id */
async function finish(id) {
  // Another tab may have undone it while this one slept.
  const stored = await phoneStore.session(id).catch(() => undefined);
  const removed = (stored ?? recordOf(id))?.removed;
  if (removed === "phone")
    await removeSession(id).catch(() => {}); // The next start of the app tries it again.
  else if (removed) {
    confirmedDeletions.add(id);
    syncNow();
  }
}

function followRecords() {
  for (const { id, removed } of allRecords()) {
    if (removed && !timers.has(id))
      timers.set(
        id,
        setTimeout(() => void finish(id), LONGER_THAN_UNDO),
      );
    else if (!removed && timers.has(id)) {
      clearTimeout(timers.get(id));
      timers.delete(id);
      confirmedDeletions.delete(id);
    }
  }
}

/** Finish the deletions that come, and those that a closed page left unfinished. */
export function finishDeletions() {
  followRecords();
  on(["records"], followRecords);
}
