// The messages of a live connection, as docs/protocol.md has them: those of y-protocols, and our own from 100 on.
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";

/** What a message is about. */
export const KIND = { sync: 0, awareness: 1, query: 3, key: 100, stored: 101 };
/** What a message about the document holds. */
export const [VECTOR, , UPDATE] = [0, 1, 2];

/**
 * @param {number[]} numbers what it begins with
 * @param {Uint8Array | string} content
 */
export function message(numbers, content) {
  const encoder = createEncoder();
  for (const number of numbers) writeVarUint(encoder, number);
  if (typeof content === "string") writeVarString(encoder, content);
  else writeVarUint8Array(encoder, content);
  return toUint8Array(encoder);
}
