// The other phones at a session, as each tells of itself (docs/protocol.md, "Live"). It is foreign: only what has the
// right form is taken. Whether a step or a field exists is asked where it is shown. Nothing of it is kept.
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";

/**
 * @typedef {object} Other
 * @property {string} phone the phone's name in the session; each of its tabs says the same
 * @property {"mentee" | "mentor" | "shared"} holder whose it is
 * @property {string} step where it is, "" where that isn't told
 * @property {string} field what is being written there, "" where nothing is
 * @property {boolean} calls whether it asks to come there; of one message only
 * @property {number} at when it told, as performance.now() has it
 */

const HOLDERS = ["mentee", "mentor"];
/** In bytes, and in phones: what the server passes on at most. */
const [LARGEST, MOST] = [512, 16];

/** @param {unknown} said */
const name = (said) => (typeof said === "string" ? said : "");

/**
 * @param {string} text JSON
 * @returns {Other | null} null where it leaves, or says nothing of ours
 */
function read(text) {
  try {
    const { phone, holder, step, writing, calls } = JSON.parse(text);
    return {
      phone: name(phone),
      holder: HOLDERS.includes(holder) ? holder : "shared",
      step: name(step),
      field: name(writing),
      calls: calls === true,
      at: performance.now(),
    };
  } catch {
    return null;
  }
}

export class Others {
  /** By their numbers; who told last is last. @type {Map<number, {clock: number, other: Other}>} */
  #known = new Map();

  get size() {
    return this.#known.size;
  }

  /**
   * Take in what a phone tells of itself.
   * @param {Uint8Array} bytes an awareness of y-protocols, of one phone
   * @param {number} own this phone's number
   */
  take(bytes, own) {
    const decoder = createDecoder(bytes);
    if (bytes.length > LARGEST || readVarUint(decoder) !== 1) return;
    const [client, clock] = [readVarUint(decoder), readVarUint(decoder)];
    const before = this.#known.get(client)?.clock ?? -1;
    if (client === own || clock <= before) return;
    const other = read(readVarString(decoder));
    this.#known.delete(client);
    if (other && this.#known.size < MOST) this.#known.set(client, { clock, other });
  }

  /**
   * Who is here, each phone once; who told last is first.
   * @param {string} own this phone's name
   */
  list(own) {
    const all = [...this.#known.values()].reverse().map(({ other }) => other);
    return all.filter(
      ({ phone }, at) => phone !== own && (!phone || all.findIndex((other) => other.phone === phone) === at),
    );
  }
}
