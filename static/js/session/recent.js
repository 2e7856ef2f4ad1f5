// The session or the companion that people come back to: the one that was opened last.
import { kindIn } from "./kinds.js";
import { listedSessions, recordOf } from "./records.js";

/** The session that was open before a companion. */
let sessionBefore = "";

/** @param {string} id a session that is open, and is no companion */
export function rememberSession(id) {
  sessionBefore = id;
}

/**
 * The document of a kind that was opened last; of sessions, the one that was left for a companion comes first.
 * @param {string} kind "" for a session
 */
export function lastOpened(kind) {
  const before = recordOf(sessionBefore);
  if (!kind && before && !before.removed && !kindIn(before.shown.kind)) return before;
  return listedSessions()
    .filter(({ shown }) => kindIn(shown.kind) === kind)
    .sort((one, other) => (other.opened ?? 0) - (one.opened ?? 0))[0];
}
