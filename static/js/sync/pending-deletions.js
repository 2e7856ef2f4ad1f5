// Finishes a deletion once nobody can undo it any more, in whichever tab is still there by then. No clock is asked:
// each tab counts from when it heard of the deletion.
import { on } from "../initial/events.js";
import { allRecords, phoneStore, recordOf, removeSession } from "../session/records.js";
import { syncNow } from "./schedule.js";
import { settled } from "./session-sync.js";

const LONGER_THAN_UNDO = 12_000;
/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const counting = new Map();

/** @param {string} id */
async function finish(id) {
  // Another tab may have undone it while this one slept.
  const held = await phoneStore.session(id).catch(() => undefined);
  const removed = (held ?? recordOf(id))?.removed;
  if (removed === "phone")
    await removeSession(id).catch(() => {}); // As the app starts again, it is tried again.
  else if (removed) {
    settled.add(id);
    syncNow();
  }
}

function look() {
  for (const { id, removed } of allRecords()) {
    if (removed && !counting.has(id))
      counting.set(
        id,
        setTimeout(() => void finish(id), LONGER_THAN_UNDO),
      );
    else if (!removed && counting.has(id)) {
      clearTimeout(counting.get(id));
      counting.delete(id);
      settled.delete(id);
    }
  }
}

/** Begin to, with what a closed page left half done too. */
export function finishDeletions() {
  look();
  on(["records"], look);
}
