// Whose time the timers keep: the open session's. A companion has none, and the time of the session before it goes on.
import { lastOf } from "./companions.js";
import { docOf } from "./lessons.js";
import { current, phone, recordOf } from "./sessions.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {Pick<Session, "id" | "meta" | "choices">} Lesson */

/** The session that was open last; it can still be read when it is closed. @type {Lesson | null} */
let lesson = null;

/** The session whose time it is, or null. @returns {Lesson | null} */
export function timed() {
  const open = current();
  if (!open?.kind) return open;
  const record = recordOf(lesson?.id ?? "");
  return record && !record.removed ? lesson : null;
}

/**
 * Remember a session that is open; true where it is another one than before.
 * @param {Session} session
 */
export function remember(session) {
  const other = session.id !== lesson?.id;
  lesson = session;
  return other;
}

/** Where the app was opened anew at a companion, the session before it isn't open: it is read for its time. */
export async function readLesson() {
  const id = lastOf("")?.id;
  if (lesson || !id) return;
  const [kept] = await phone.loadEach([id]).catch(() => [[]]);
  const doc = docOf(kept);
  lesson ??= { id, meta: doc.getMap("meta"), choices: doc.getMap("choices") };
}
