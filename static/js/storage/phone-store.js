// What is kept on the phone; the only door to IndexedDB. One database holds the list of sessions and the Yjs updates
// of every document (why not y-indexeddb: docs/decisions/0002-own-yjs-store.md), another one pictures and recordings
// (why not the same: docs/decisions/0005-attachments.md).
import { mergeUpdates } from "yjs";
import { beginNewLog, Connection } from "./database.js";
import { postToTabs } from "./tab-channel.js";

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
 * @property {boolean} [attached] a picture or a recording stands, or stood, beside one of its fields
 * @property {boolean} [onServer] the server holds everything that this phone holds
 * @property {boolean} [gone] the server was told to delete it, here or elsewhere; it isn't sent again
 * @property {"phone" | "everywhere" | undefined} [removed] deleted here, and if so where else; then forgotten
 */
/**
 * @typedef {object} Attachment a picture or a recording beside a text field
 * @property {string} id
 * @property {string} session
 * @property {string} field
 * @property {"photo" | "drawing" | "voice"} kind
 * @property {string} created ISO moment, by this phone's clock; it only orders them
 * @property {number} [seconds] how long a recording is
 * @property {Blob} data
 */
/** @typedef {import("idb").IDBPDatabase} Database */
/** @typedef {{doc: string, update: Uint8Array}} Row */

const MANY = 200;

/** @param {string} session */
const allOf = (session) => IDBKeyRange.bound([session], [session, []]);

/** All that the phone keeps. */
export class PhoneStore {
  #words = new Connection("andersom", (database) => {
    database.createObjectStore("sessions", { keyPath: "id" });
    database.createObjectStore("updates", { autoIncrement: true }).createIndex("doc", "doc");
  });
  #attachments = new Connection("andersom.attachments", (database) => {
    database.createObjectStore("attachments", { keyPath: ["session", "id"] });
  });

  /**
   * @param {() => void} rescue called where the sessions were deleted under the app, by the browser or by hand
   */
  whenLost(rescue) {
    this.#words.onLost = rescue;
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
   * @param {IDBTransactionDurability} durability "strict" flushes all that was typed before, too: it outlives a loss of
   * power then. What is typed meanwhile has to wait for that, so it is nothing for the middle of a word.
   */
  record(id, change, durability) {
    return this.#words.with(async (database) => {
      const work = database.transaction("sessions", "readwrite", { durability });
      const record = change(await work.store.get(id));
      if (record) await work.store.put(record);
      await work.done;
      if (record) postToTabs(id);
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
      for (const row of rows) work.store.add(row).catch(() => {}); // The transaction's failure says it.
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
      if (rows.length > MANY) await this.#compact(database, doc);
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
   * Forget a session: its attachments, its record and its documents, and tell the other tabs.
   * @param {string} id
   * @param {string[]} docs
   */
  async forget(id, docs) {
    // They go first: where that fails, the record is still there, and it is tried again.
    await this.#attachments.with((database) => database.delete("attachments", allOf(id)));
    return this.#words.with(async (database) => {
      const work = database.transaction(["sessions", "updates"], "readwrite");
      await work.objectStore("sessions").delete(id);
      for (const doc of docs) {
        for (const key of await work.objectStore("updates").index("doc").getAllKeys(doc)) {
          await work.objectStore("updates").delete(key);
        }
      }
      await work.done;
      postToTabs(id);
    });
  }

  /**
   * A session's attachments.
   * @param {string} session
   * @returns {Promise<Attachment[]>}
   */
  attachments(session) {
    return this.#attachments.with((database) => database.getAll("attachments", allOf(session)));
  }

  /** @param {Attachment} attachment new, or one that has become longer */
  attach(attachment) {
    return this.#attachments.with(async (database) => void (await database.put("attachments", attachment)));
  }

  /** @param {Attachment} attachment */
  detach({ session, id }) {
    return this.#attachments.with((database) => database.delete("attachments", [session, id]));
  }

  /**
   * Forget all sessions, and what an older version of the app may have left of one, and tell the other tabs.
   * @param {string[]} ids
   */
  async forgetAll(ids) {
    await this.#attachments.with((database) => database.clear("attachments"));
    return this.#words.with(async (database) => {
      const work = database.transaction(["sessions", "updates"], "readwrite");
      for (const store of ["sessions", "updates"])
        work
          .objectStore(store)
          .clear()
          .catch(() => {});
      await work.done;
      ids.forEach(postToTabs);
    });
  }
}
