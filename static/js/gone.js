// A session that was deleted on another phone: nothing goes here by itself, the person decides.
import { ask } from "./ask.js";
import { hear } from "./events.js";
import { allRecords, closeSession, current, forget, note } from "./sessions.js";

let asking = false;

async function decide() {
  const record = allRecords().find(({ gone, local, removed }) => gone && !local && !removed);
  if (asking || !record || document.querySelector("dialog[open]")) return;
  asking = true;
  const answers = /** @type {[string, string][]} */ ([["delete", "gone.delete"], ["keep", "gone.keep"]]);
  const answer = await ask({ title: "gone.ask", text: "gone.explain", answers });
  asking = false;
  if (answer === "delete") {
    if (current()?.id === record.id) closeSession();
    await forget(record.id);
  } else await note(record.id, { local: true });
}

/** Begin to ask. */
export const watchGone = () => hear(["gone"], () => void decide());
