// Session ids and keys: 128 random bits as 26 lower-case base32 letters without padding (RFC 4648).

import { digest } from "lib0/hash/sha256";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * Bytes as base32, lower case, without padding.
 * @param {Uint8Array} bytes
 */
export function base32(bytes) {
  let bits = 0;
  let rest = 0;
  let text = "";
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(rest >> bits) & 31];
      rest &= (1 << bits) - 1;
    }
  }
  return bits ? text + ALPHABET[(rest << (5 - bits)) & 31] : text;
}

/**
 * The id of a session that a phone begins with a secret of its own: so it can show later that it began it.
 * @param {string} owner
 */
export const idFrom = (owner) => base32(digest(new TextEncoder().encode(owner)).slice(0, 16));

/** 128 new random bits. */
export const randomId = () => base32(crypto.getRandomValues(new Uint8Array(16)));

/**
 * Whether a text has the form of an id or a key.
 * @param {unknown} text
 */
export const isId = (text) => typeof text === "string" && /^[a-z2-7]{26}$/u.test(text);
