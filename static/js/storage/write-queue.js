// Writes what is typed to the phone's database at once, and knows whether it arrived there.
import { emit } from "../initial/events.js";

/** @typedef {import("./phone-store.js").PhoneStore} PhoneStore */
/** @typedef {import("./phone-store.js").Row} Row */

const RETRY = 5000;

/** Queues updates until IndexedDB has them; a write that fails stays queued and is tried again. */
export class WriteQueue {
  /** @type {Row[]} */
  #queue = [];
  #writing = false;
  /** @type {Promise<unknown>} */
  #attempt = Promise.resolve();
  failing = false;

  /** @param {PhoneStore} phone */
  constructor(phone) {
    this.phone = phone;
  }

  /** Whether everything that was typed is on the phone. */
  get empty() {
    return this.#queue.length === 0;
  }

  /**
   * @param {string} doc
   * @param {Uint8Array} update
   * @param {boolean} [replaces] all that is stored of the document
   */
  push(doc, update, replaces = false) {
    this.#queue.push({ doc, update, ...(replaces && { replaces }) });
    if (!this.#writing) void this.#write();
  }

  /**
   * The rows of a document that aren't on the phone yet; the first may replace what is.
   * @param {string} doc
   */
  pending(doc) {
    const rows = this.#queue.filter((row) => row.doc === doc);
    return rows.slice(Math.max(0, rows.map(({ replaces }) => !!replaces).lastIndexOf(true)));
  }

  /** Settles when everything that was typed is on the phone, or can't be stored. */
  async flush() {
    const last = this.#queue[this.#queue.length - 1];
    while (last && this.#queue.includes(last) && !this.failing) await this.#attempt.catch(() => {});
  }

  async #write() {
    this.#writing = true;
    emit("saved");
    while (this.#queue.length) {
      const rows = [...this.#queue];
      try {
        this.#attempt = this.phone.append(rows);
        await this.#attempt;
        this.#queue.splice(0, rows.length);
        this.failing = false;
      } catch {
        this.failing = true;
        emit("saved");
        await new Promise((wake) => setTimeout(wake, RETRY));
      }
    }
    this.#writing = false;
    emit("saved");
  }
}
