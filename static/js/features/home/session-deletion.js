// Deletes a session, after asking where: on this phone, or on the server too. For a moment it can be undone.
import { closeSession, current } from "../../session/open-session.js";
import { recordOf } from "../../session/records.js";
import { deleteWithUndo } from "../../sync/pending-deletions.js";
import { ask } from "../../ui/dialog.js";

/**
 * @param {string} id
 * @param {() => void} undone called once it is back
 */
export async function deleteSession(id, undone) {
  const record = recordOf(id);
  const everywhere = record?.onServer || record?.vector ? [["everywhere", "delete.everywhere"]] : [];
  const answers = /** @type {[string, string][]} */ ([["phone", "delete.phone"], ...everywhere, ["", "delete.keep"]]);
  const answer = await ask({ title: "delete.ask", text: "delete.explain", answers });
  if (answer !== "phone" && answer !== "everywhere") return;
  if (current()?.id === id) closeSession();
  await deleteWithUndo(id, answer, undone);
}
