// State vectors: how many changes of each client somebody knows.
import * as Y from "yjs";

/** @typedef {Map<number, number>} Known */

/**
 * Whether a state vector covers another one.
 * @param {Uint8Array} vector
 * @param {Uint8Array} other
 */
export function covers(vector, other) {
  const theirs = Y.decodeStateVector(vector);
  return [...Y.decodeStateVector(other)].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock);
}

/**
 * @param {Known} one
 * @param {Known} other
 * @returns {Known} what either knows
 */
export const laterOf = (one, other) =>
  new Map([...one, ...other].map(([client]) => [client, Math.max(one.get(client) ?? 0, other.get(client) ?? 0)]));
