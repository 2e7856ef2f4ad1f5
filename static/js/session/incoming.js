// Takes in a session that comes from elsewhere: by a link from the server, from a file, or from another phone's codes.

import { encodeStateVectorFromUpdate } from "yjs";
import { openSession, writeQueue } from "./open-session.js";
import { saveCurrent } from "./record-changes.js";
import { addRecord, records, saveRecord } from "./records.js";
import { ORIGIN } from "./session.js";

/**
 * A key that isn't the one that is known: the server is asked whether it is the session's.
 * @param {string} id
 * @param {string} key
 */
const otherKey = (id, key) => records.get(id)?.key !== key && { offered: key, onServer: false, refused: undefined };

/**
 * Open a session that is on the server; its words come when there is a network.
 * @param {{id: string, key: string}} address
 */
export async function joinSession({ id, key }) {
  const now = new Date().toISOString();
  if (!records.has(id)) {
    addRecord({ id, key, created: now, changed: now, shown: {}, touched: true, joined: true, shared: true });
  }
  await saveRecord(id, { removed: undefined, gone: false, refused: undefined, shared: true, ...otherKey(id, key) });
  return openSession(id);
}

/**
 * Merge a session that came from elsewhere into what is here; nothing is overwritten. It is stored on the phone
 * afterwards, unless nothing can be stored there.
 * @param {{id: string, key: string, update: Uint8Array}} incoming
 * @returns {Promise<{opened: import("./session.js").Session, isNew: boolean}>} whether it wasn't known here
 */
export async function importSession({ id, key, update }) {
  const now = new Date().toISOString();
  const known = records.get(id);
  if (known) await saveRecord(id, { removed: undefined, ...otherKey(id, key) });
  else addRecord({ id, key, created: now, changed: now, shown: {}, touched: true, came: true });
  const opened = await openSession(id);
  opened.shared.merge(update, ORIGIN.file, encodeStateVectorFromUpdate(update));
  await Promise.all([saveCurrent(), writeQueue.flush()]);
  return { opened, isNew: !known };
}
