// The pictures and recordings on the phone, in a database of their own (why: docs/decisions/0005-attachments.md).
import { Connection } from "./database.js";

/**
 * @typedef {object} Attachment a picture or a recording beside a text field
 * @property {string} id
 * @property {string} session
 * @property {string} field
 * @property {"photo" | "drawing" | "voice"} kind
 * @property {string} created ISO moment, by this phone's clock; it only orders them
 * @property {number} [seconds] how long a recording is
 * @property {string} [levels] how loud it is from beginning to end, a digit each
 * @property {string} [step] which step of the plan it belongs to (fields/plan-steps.js)
 * @property {Blob} data
 */

const NAME = "attachments";

/** @param {string} session */
const allOf = (session) => IDBKeyRange.bound([session], [session, []]);

/** Every method raises what IndexedDB raises, such as a DOMException where the phone is full. */
export class AttachmentStore {
  #connection = new Connection("andersom.attachments", (database) => {
    database.createObjectStore(NAME, { keyPath: ["session", "id"] });
  });

  /**
   * Those of a session.
   * @param {string} session
   * @returns {Promise<Attachment[]>}
   */
  all(session) {
    return this.#connection.with((database) => database.getAll(NAME, allOf(session)));
  }

  /** @param {Attachment} attachment new, or one that has become longer */
  put(attachment) {
    return this.#connection.with(async (database) => void (await database.put(NAME, attachment)));
  }

  /** @param {Attachment} attachment */
  remove({ session, id }) {
    return this.#connection.with((database) => database.delete(NAME, [session, id]));
  }

  /** @param {string} session */
  removeAll(session) {
    return this.#connection.with((database) => database.delete(NAME, allOf(session)));
  }

  /** Remove those of all sessions. */
  clear() {
    return this.#connection.with((database) => database.clear(NAME));
  }
}
