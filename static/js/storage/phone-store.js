// What is kept on the phone: the list of sessions, and the Yjs updates of every document (why not y-indexeddb:
// docs/decisions/0002-own-yjs-store.md). Pictures and recordings have a store of their own, attachment-store.js.
import { mergeUpdates } from "yjs";
import { AttachmentStore } from "./attachment-store.js";
import { beginNewLog, Connection } from "./database.js";
import { tellTabs } from "./tab-channel.js";

/** @typedef {import("./session-record.js").SessionRecord} SessionRecord */
/** @typedef {import("idb").IDBPDatabase} Database */
/** @typedef {{doc: string, update: Uint8Array, replaces?: boolean}} Row `replaces`: those before it */

const COMPACT_ABOVE = 200;

/** All that the phone keeps. */
export class PhoneStore {
  attachments = new AttachmentStore();
  #words = new Connection("andersom", (database) => {
    database.createObjectStore("sessions", { keyPath: "id" });
    database.createObjectStore("updates", { autoIncrement: true }).createIndex("doc", "doc");
  });

  /**
   * @param {() => void} onLost called where the sessions were deleted under the app, by the browser or by hand
   */
  whenLost(onLost) {
    this.#words.onLost = onLost;
  }

  /**
   * All sessions: what a page reads first.
   * @returns {Promise<SessionRecord[]>}
   */
  async sessions() {
    const found = await this.#words.with((database) => database.getAll("sessions"));
    void beginNewLog().catch(() => {}); // The words are kept without it, too.
    return found;
  }

  /**
   * @param {string} id
   * @returns {Promise<SessionRecord | undefined>}
   */
  session(id) {
    return this.#words.with((database) => database.get("sessions", id));
  }

  /**
   * Change a session's record, or make it; `change` gets what is stored, so two tabs don't overwrite each other, and
   * the other tabs are told.
   * @param {string} id
   * @param {(stored: SessionRecord | undefined) => SessionRecord | undefined} change
   * @param {IDBTransactionDurability} durability "strict" also flushes all that was typed before, so it survives a loss
   * of power. What is typed meanwhile has to wait for it, so don't use it in the middle of a word.
   */
  record(id, change, durability) {
    return this.#words.with(async (database) => {
      const work = database.transaction("sessions", "readwrite", { durability });
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
    return this.#words.with(async (database) => {
      const work = database.transaction("updates", "readwrite");
      for (const { replaces, ...row } of rows) {
        const before = replaces ? await work.store.index("doc").getAllKeys(row.doc) : [];
        for (const key of before) work.store.delete(key).catch(() => {}); // The transaction's failure says it.
        work.store.add(row).catch(() => {});
      }
      await work.done;
    });
  }

  /**
   * A document's whole content as one update, or null; what has become many rows is made one.
   * @param {string} doc
   */
  load(doc) {
    return this.#words.with(async (database) => {
      const rows = /** @type {Row[]} */ (await database.getAllFromIndex("updates", "doc", doc));
      if (rows.length > COMPACT_ABOVE) await this.#compact(database, doc);
      return rows.length ? mergeUpdates(rows.map((row) => row.update)) : null;
    });
  }

  /**
   * The content of many documents, in one go, each as its updates; nothing is written.
   * @param {string[]} docs
   */
  loadEach(docs) {
    return this.#words.with(async (database) => {
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
    const [rows, keys] = await Promise.all([
      work.store.index("doc").getAll(doc),
      work.store.index("doc").getAllKeys(doc),
    ]);
    work.store.add({ doc, update: mergeUpdates(rows.map((row) => row.update)) }).catch(() => {});
    for (const key of keys) work.store.delete(key).catch(() => {});
    await work.done;
  }

  /**
   * Remove a session: its attachments, its record and its documents, and tell the other tabs.
   * @param {string} id
   * @param {string[]} docs
   */
  async remove(id, docs) {
    // They go first: where that fails, the record is still there, and it is tried again.
    await this.attachments.removeAll(id);
    return this.#words.with(async (database) => {
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

  /**
   * Remove all sessions, and what an older version of the app may have left of one, and tell the other tabs.
   * @param {string[]} ids
   */
  async removeAll(ids) {
    await this.attachments.clear();
    return this.#words.with(async (database) => {
      const work = database.transaction(["sessions", "updates"], "readwrite");
      for (const store of ["sessions", "updates"])
        work
          .objectStore(store)
          .clear()
          .catch(() => {});
      await work.done;
      ids.forEach(tellTabs);
    });
  }
}
