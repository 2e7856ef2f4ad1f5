// When a session was deleted on another phone, the person decides whether it stays on this one. When it was deleted in
// another tab of this phone, it is gone here too.
import { on } from "../initial/events.js";
import { goTo } from "../initial/screens.js";
import { closeSession, current } from "../session/open-session.js";
import { allRecords, removeSession, saveRecord } from "../session/records.js";
import { ask } from "../ui/dialog.js";
import { toast } from "../ui/toast.js";

let asking = false;

async function askPerson() {
  const record = allRecords().find(({ gone, local, removed }) => gone && !local && !removed);
  if (asking || !record || document.querySelector("dialog[open]")) return;
  asking = true;
  const answers = /** @type {[string, string][]} */ ([
    ["delete", "gone.delete"],
    ["keep", "gone.keep"],
  ]);
  const answer = await ask({ title: "gone.ask", text: "gone.explain", answers });
  asking = false;
  if (answer === "delete") {
    if (current()?.id === record.id) closeSession();
    await removeSession(record.id).catch(() => toast("delete.failed"));
  } else await saveRecord(record.id, { local: true });
}

function goHome() {
  toast("tab.deleted");
  goTo("home");
}

export function watchRemoteDeletion() {
  on(["deleted elsewhere"], () => void askPerson());
  on(["deleted in a tab"], goHome);
}
