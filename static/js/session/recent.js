// Which session, or companion, people come back to.
import { kindIn } from "./kinds.js";
import { listed, recordOf } from "./records.js";

/** The session that was open before a companion. */
let left = "";

/** @param {string} id a session that is open, and is no companion */
export function rememberSession(id) {
  left = id;
}

/**
 * The document of a kind that was opened last; of sessions, the one that was left for a companion comes first.
 * @param {string} kind "" for a session
 */
export function lastOf(kind) {
  const before = recordOf(left);
  if (!kind && before && !before.removed && !kindIn(before.shown.kind)) return before;
  return listed()
    .filter(({ shown }) => kindIn(shown.kind) === kind)
    .sort((one, other) => (other.opened ?? 0) - (one.opened ?? 0))[0];
}
