// The session itself in links: its Yjs update, deflated, in as many parts as codes are needed.
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";

/** @typedef {import("./links.js").Part} Part */

/**
 * Letters in one code: with the address around them about 700, a QR code of version 16 or 17, which a cheap
 * phone's camera reads from another phone's screen.
 */
export const PART = 560;
/** More codes than this nobody wants to point a camera at: then it goes as a file. */
export const MOST = 12;
/** What a parcel may hold when unpacked: as much as the server takes. */
const LARGEST = 1024 * 1024;

/** A parcel that isn't whole, isn't ours or is too large. */
export class BadParcel extends Error {}

/**
 * A check on the whole (FNV-1a, 32 bits), by which parts of one parcel know each other.
 * @param {string} text
 */
export function sumOf(text) {
  let sum = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01_00_01_93) >>> 0;
  return sum.toString(16).padStart(8, "0");
}

/**
 * A session's update as parts, each of which fits into one code; none where it would be too many.
 * @param {{id: string, key: string}} address
 * @param {Uint8Array} update
 * @returns {Part[]}
 */
export function pack({ id, key }, update) {
  const text = btoa(strFromU8(deflateSync(update, { level: 9 }), true))
    .replace(/\+/gu, "-")
    .replace(/\//gu, "_")
    .replace(/=+$/u, "");
  const count = Math.ceil(text.length / PART);
  const size = Math.ceil(text.length / count);
  const sum = sumOf(text);
  if (count > MOST) return [];
  return Array.from({ length: count }, (_, at) => ({
    id,
    key,
    sum,
    number: at + 1,
    count,
    data: text.slice(at * size, (at + 1) * size),
  }));
}

/**
 * The update that all parts of a parcel hold. Raises BadParcel.
 * @param {Part[]} parts in any order
 * @param {(update: Uint8Array) => void} check raises an Error for what is no update of a session
 * @returns {Uint8Array}
 */
export function unpack(parts, check) {
  const text = [...parts]
    .sort((one, other) => one.number - other.number)
    .map(({ data }) => data)
    .join("");
  if (sumOf(text) !== parts[0].sum) throw new BadParcel("the parts do not fit together");
  try {
    const update = inflate(strToU8(atob(text.replace(/-/gu, "+").replace(/_/gu, "/")), true));
    check(update);
    return update;
  } catch (error) {
    throw new BadParcel(String(error), { cause: error });
  }
}

/**
 * Inflated in small steps, so that a bomb is noticed before it is large.
 * @param {Uint8Array} packed
 */
function inflate(packed) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  const inflating = new Inflate((piece) => {
    size += piece.length;
    if (size > LARGEST) throw new BadParcel("too large");
    pieces.push(piece.slice());
  });
  for (let at = 0; at < packed.length; at += 512)
    inflating.push(packed.subarray(at, at + 512), at + 512 >= packed.length);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
