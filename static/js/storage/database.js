// A connection to one of the phone's databases; only phone-store.js, the door to IndexedDB, has any.
import { deleteDB, openDB } from "idb";
import { copyName } from "../boot/copy-name.js";

/** @typedef {import("idb").IDBPDatabase} Database */

const PATIENCE = 4000;

/**
 * Have the browser begin a new log of what is written. A kill can tear the last record of the old one; Chromium would
 * write on behind it, and once the page is opened again find it damaged and throw away all that the phone holds
 * (tests/torture/test_torn_log.py). That it begins a new one where a database is deleted was seen in Chromium 156.
 */
export async function beginNewLog() {
  const name = copyName("andersom.log");
  (await openDB(name)).close();
  await deleteDB(name);
}

/** Opens the database when it is first needed, and again after the browser has closed it. */
export class Connection {
  /** @type {Promise<Database> | null} */
  #database = null;
  #had = false;
  #lost = false;
  /** Called when the database was deleted while it was open, once there is a new and empty one. */
  onLost = () => {};

  /**
   * @param {string} name
   * @param {(database: Database) => void} create makes the stores of a new one
   */
  constructor(name, create) {
    this.name = name;
    this.create = create;
  }

  async #connect() {
    const opening = openDB(copyName(this.name), 1, {
      upgrade: (made) => {
        this.create(made);
        this.#lost ||= this.#had;
      },
      blocking: (_now, wanted, event) => {
        this.#lost ||= wanted === null;
        /** @type {IDBDatabase} */ (event.target).close();
      },
      terminated: () => {
        this.#database = null;
      },
    });
    const patience = new Promise((_, fail) => setTimeout(() => fail(new Error("IndexedDB does not answer")), PATIENCE));
    const database = /** @type {Database} */ (await Promise.race([opening, patience]));
    this.#had = true;
    if (this.#lost) this.onLost();
    this.#lost = false;
    return database;
  }

  #open() {
    this.#database ??= this.#connect().catch((error) => {
      this.#database = null;
      throw error;
    });
    return this.#database;
  }

  /**
   * Do something with the database; where its connection was closed, with a new one.
   * @template T
   * @param {(database: Database) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async with(work) {
    try {
      return await work(await this.#open());
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.#database = null;
      return work(await this.#open());
    }
  }
}
