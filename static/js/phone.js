// What is kept on the phone; the only door to IndexedDB. One database holds the list of sessions and the
// Yjs updates of every document. Why not y-indexeddb: docs/decisions/0002-own-yjs-store.md.
import { openDB } from "idb";
import { mergeUpdates } from "yjs";
import { tellTabs } from "./tabs.js";

/**
 * @typedef {object} SessionRecord
 * @property {string} id
 * @property {string} key
 * @property {string} created ISO moment, by this phone's clock; shown, never compared
 * @property {string} changed
 * @property {Record<string, string>} shown what the lists show: mentee, mentor, topic, phase, taught
 * @property {boolean} touched something was written in it
 * @property {boolean} [local] it stays off the server
 * @property {boolean} [shared] another phone writes in it too
 * @property {boolean} [joined] it came by a link, so this phone is not the one that began it
 * @property {string} [synced] ISO moment of the last exchange with the server; shown, never compared
 * @property {string} [failing] ISO moment since when the server can't be met, for as long as it can't
 * @property {number} [refused] the status with which the server said no for good
 * @property {string} [at] the step where they left off
 * @property {number} [opened] the higher, the later it was opened on this phone; a count, since clocks are wrong
 * @property {string} [vector] the server's last state vector, base64
 * @property {boolean} [onServer] the server holds everything that this phone holds
 * @property {boolean} [gone] the server was told to delete it, here or elsewhere; it isn't sent again
 * @property {"phone" | "everywhere" | undefined} [removed] deleted here, and if so where else; then forgotten
 */
/** @typedef {import("idb").IDBPDatabase} Database */
/** @typedef {{doc: string, update: Uint8Array}} Row */

const NAME = "andersom";
const PATIENCE = 4000;
const MANY = 200;

/** @param {() => void} lost */
async function openDatabase(lost) {
  const opening = openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore("sessions", { keyPath: "id" });
      database.createObjectStore("updates", { autoIncrement: true }).createIndex("doc", "doc");
    },
    blocking: (_now, _wanted, event) => /** @type {IDBDatabase} */ (event.target).close(),
    terminated: lost,
  });
  const patience = new Promise((_, fail) => setTimeout(() => fail(new Error("IndexedDB does not answer")), PATIENCE));
  return /** @type {Database} */ (await Promise.race([opening, patience]));
}

/** The database, opened when first needed and again after the browser closed it under us. */
export class Phone {
  /** @type {Promise<Database> | null} */
  #database = null;

  #open() {
    this.#database ??= openDatabase(() => {
      this.#database = null;
    }).catch((error) => {
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
  async #with(work) {
    try {
      return await work(await this.#open());
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.#database = null;
      return work(await this.#open());
    }
  }

  /** @returns {Promise<SessionRecord[]>} */
  sessions() {
    return this.#with((database) => database.getAll("sessions"));
  }

  /**
   * @param {string} id
   * @returns {Promise<SessionRecord | undefined>}
   */
  session(id) {
    return this.#with((database) => database.get("sessions", id));
  }

  /**
   * Change a session's record, or make it; `change` gets what is stored, so two tabs don't overwrite each other, and
   * the other tabs are told.
   * @param {string} id
   * @param {(stored: SessionRecord | undefined) => SessionRecord | undefined} change
   */
  record(id, change) {
    return this.#with(async (database) => {
      // Strict: this write makes the phone flush everything that was typed before it, too.
      const work = database.transaction("sessions", "readwrite", { durability: "strict" });
      const record = change(await work.store.get(id));
      if (record) await work.store.put(record);
      await work.done;
      if (record) tellTabs(id);
      return record;
    });
  }

  /**
   * Store updates, in order, all or none.
   * @param {Row[]} rows
   */
  append(rows) {
    return this.#with(async (database) => {
      const work = database.transaction("updates", "readwrite");
      for (const row of rows) work.store.add(row).catch(() => {}); // The transaction's failure says it.
      await work.done;
    });
  }

  /**
   * A document's whole content as one update, or null; what has become many rows is made one.
   * @param {string} doc
   */
  load(doc) {
    return this.#with(async (database) => {
      const rows = /** @type {Row[]} */ (await database.getAllFromIndex("updates", "doc", doc));
      if (rows.length > MANY) await this.#compact(database, doc);
      return rows.length ? mergeUpdates(rows.map((row) => row.update)) : null;
    });
  }

  /**
   * The content of many documents, in one go, each as its updates; nothing is written.
   * @param {string[]} docs
   */
  loadEach(docs) {
    return this.#with(async (database) => {
      const index = database.transaction("updates").store.index("doc");
      const found = await Promise.all(docs.map((doc) => index.getAll(doc)));
      return found.map((rows) => rows.map(({ update }) => /** @type {Uint8Array} */ (update)));
    });
  }

  /**
   * @param {Database} database
   * @param {string} doc
   */
  async #compact(database, doc) {
    const work = database.transaction("updates", "readwrite");
    const [rows, keys] = await Promise.all([work.store.index("doc").getAll(doc), work.store.index("doc").getAllKeys(doc)]);
    work.store.add({ doc, update: mergeUpdates(rows.map((row) => row.update)) }).catch(() => {});
    for (const key of keys) work.store.delete(key).catch(() => {});
    await work.done;
  }

  /**
   * Forget a session, its record and its documents, and tell the other tabs.
   * @param {string} id
   * @param {string[]} docs
   */
  forget(id, docs) {
    return this.#with(async (database) => {
      const work = database.transaction(["sessions", "updates"], "readwrite");
      await work.objectStore("sessions").delete(id);
      for (const doc of docs) {
        for (const key of await work.objectStore("updates").index("doc").getAllKeys(doc)) {
          await work.objectStore("updates").delete(key);
        }
      }
      await work.done;
      tellTabs(id);
    });
  }
}
