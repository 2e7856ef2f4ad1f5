// A choice that somebody makes here: it goes into the session, or stays on this phone where it is about the phone.
import { isKeptHere } from "./holder.js";
import { saveRecord } from "./records.js";
import { recordWriter } from "./writers.js";

/** @typedef {import("./session.js").Session} Session */

/**
 * @param {Session} session
 * @param {string} key
 * @param {string | number | true | null} value null where it is taken back
 */
export function choose(session, key, value) {
  const { choices, id } = session;
  if (isKeptHere(session, key)) {
    void saveRecord(id, { holder: String(value ?? "") });
    recordWriter(session);
  } else if (value === null) choices.delete(key);
  else choices.set(key, value);
}
