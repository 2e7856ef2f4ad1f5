// Deletes a session, after asking where: on this phone, or on the server too. For a moment it can be undone.
import { closeSession, current } from "../../session/open-session.js";
import { recordOf, saveRecord } from "../../session/records.js";
import { syncNow } from "../../sync/schedule.js";
import { ask } from "../../ui/dialog.js";
import { toast } from "../../ui/toast.js";

/** @param {string} id */
export async function deleteSession(id) {
  const record = recordOf(id);
  const everywhere = record?.onServer || record?.vector ? [["everywhere", "delete.everywhere"]] : [];
  const answers = /** @type {[string, string][]} */ ([["phone", "delete.phone"], ...everywhere, ["", "delete.keep"]]);
  const answer = await ask({ title: "delete.ask", text: "delete.explain", answers });
  if (answer !== "phone" && answer !== "everywhere") return;
  if (current()?.id === id) closeSession();
  // Once it can't be undone any more, pending-deletions.js finishes it.
  await saveRecord(id, { removed: answer });
  toast("delete.done", {
    action: "undo",
    label: "delete.undo",
    act: () => void saveRecord(id, { removed: undefined }).then(syncNow),
  });
}
