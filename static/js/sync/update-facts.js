// What an update tells of itself before it is merged.
import * as Y from "yjs";

/**
 * How far an update reaches: the others know that much.
 * @param {Uint8Array} update
 */
export const reachOf = (update) =>
  new Map(Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock + length]));

/**
 * Whether an update adds something under this phone's own number.
 * @param {Y.Doc} doc
 * @param {Uint8Array} update
 */
export function writesAs({ store, clientID }, update) {
  const own = Y.getState(store, clientID);
  return Y.decodeUpdate(update).structs.some(({ id, length }) => id.client === clientID && id.clock + length > own);
}
