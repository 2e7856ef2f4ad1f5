// The two shortcuts of the installed app's icon (manifest.py): a new session, or on with the last one.
import { firstStep } from "../../initial/screens.js";
import { beginSession, current, openSession } from "../../session/open-session.js";
import { resumeStep } from "../../session/preview.js";
import { listedSessions, recordOf } from "../../session/records.js";

/** Do what the address asks for, once: a reload must not begin another session. */
export async function followShortcut() {
  const wanted = new URLSearchParams(location.search).get("do");
  if (!wanted) return;
  let step = "home";
  if (wanted === "new") {
    beginSession();
    step = firstStep().id;
  } else if (wanted === "continue") {
    const [last] = listedSessions();
    if (!current() && last) await openSession(last.id);
    const record = recordOf(current()?.id ?? "");
    if (record) step = resumeStep(record);
  }
  history.replaceState(history.state, "", `${location.pathname}#${step}`);
}
