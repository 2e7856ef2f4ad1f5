// Whose time the timers keep: the open session's. A companion has none, and the time of the session before it goes on.
import { current, readSession } from "../../session/open-session.js";
import { lastOpened } from "../../session/recent.js";
import { recordOf } from "../../session/records.js";

/** @typedef {import("../../session/session.js").Session} Session */

/** The session that was open last; it can still be read when it is closed. @type {Session | null} */
let lastSession = null;

/** The session whose time it is, or null. */
export function timedSession() {
  const open = current();
  if (!open?.kind) return open;
  const record = recordOf(lastSession?.id ?? "");
  return record && !record.removed ? lastSession : null;
}

/**
 * Remember a session that is open; true where it is another one than before.
 * @param {Session} session
 */
export function setTimedSession(session) {
  const other = session.id !== lastSession?.id;
  lastSession = session;
  return other;
}

/** Where the app was opened anew at a companion, the session before it isn't open: it is read for its time. */
export async function loadEarlierSession() {
  const record = lastOpened("");
  if (lastSession || !record) return;
  const session = await readSession(record);
  session.close();
  lastSession ??= session;
}
