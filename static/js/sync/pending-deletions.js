// Finishes a deletion when it can't be undone any more, in whichever tab is still open then. Clocks may be wrong, so
// each tab counts the seconds since it learned of the deletion, or that the way back is offered for longer.
import { on } from "../initial/events.js";
import { allRecords, phoneStore, recordOf, removeSession, saveRecord } from "../session/records.js";
import { toast } from "../ui/toast.js";
import { syncNow } from "./schedule.js";
import { confirmedDeletions } from "./session-sync.js";

const LONGER_THAN_UNDO = 12_000;
/** @type {Map<string, {timer: ReturnType<typeof setTimeout>, extended: number | undefined}>} */
const timers = new Map();

/**
 * @param {string} id
 * @param {number | undefined} extended how often the way back was offered for longer, as far as this tab knew
 */
async function finish(id, extended) {
  // Another tab may have undone it, or offer it for longer, while this one slept.
  const stored = await phoneStore.session(id).catch(() => undefined);
  if (stored?.removed && stored.extended !== extended) {
    wait(id, stored.extended);
    return;
  }
  // Undone here while that was read.
  if (recordOf(id)?.removed === undefined) return;
  const removed = (stored ?? recordOf(id))?.removed;
  if (removed === "phone")
    await removeSession(id).catch(() => {}); // The next start of the app tries it again.
  else if (removed) {
    confirmedDeletions.add(id);
    syncNow();
  }
}

/**
 * @param {string} id
 * @param {number | undefined} extended
 */
const wait = (id, extended) =>
  timers.set(id, { extended, timer: setTimeout(() => void finish(id, extended), LONGER_THAN_UNDO) });

function followRecords() {
  for (const { id, removed, extended } of allRecords()) {
    const known = timers.get(id);
    if (removed ? known && known.extended === extended : !known) continue;
    clearTimeout(known?.timer);
    if (removed) wait(id, extended);
    else {
      timers.delete(id);
      confirmedDeletions.delete(id);
    }
  }
}

/**
 * Delete a session, with a way back for as long as somebody is at it.
 * @param {string} id
 * @param {"phone" | "everywhere"} where
 * @param {() => void} undone called once it is back
 */
export async function deleteWithUndo(id, where, undone) {
  await saveRecord(id, { removed: where });
  const undo = async () => {
    await saveRecord(id, { removed: undefined });
    undone();
    syncNow();
  };
  toast("delete.done", {
    action: "undo",
    label: "delete.undo",
    act: () => void undo(),
    extended() {
      const record = recordOf(id);
      if (record?.removed) void saveRecord(id, { extended: (record.extended ?? 0) + 1 });
    },
  });
}

/** Finish the deletions that come, and those that a closed page left unfinished. */
export function finishDeletions() {
  followRecords();
  on(["records"], followRecords);
}
