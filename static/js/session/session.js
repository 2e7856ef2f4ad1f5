// One session as two Yjs documents: what is shared, and the private notes that never leave the phone.
import * as Y from "yjs";
import { copyName } from "../boot/copy-name.js";
import { identityOf, keepIdentity } from "./identity.js";
import { kindIn } from "./kinds.js";
import { laterOf } from "./state-vectors.js";
import { isPlain } from "./validation.js";
import { separateWords } from "./word-gaps.js";

/** @typedef {import("../storage/session-record.js").SessionRecord} SessionRecord */
/** @typedef {import("../storage/write-queue.js").WriteQueue} WriteQueue */

/** Where a change came from. What comes from the phone's database or another tab isn't stored again. */
export const ORIGIN = { here: "here", app: "app", phone: "phone", tab: "tab", server: "server", file: "file" };

/**
 * Try an update on an empty document before it may touch a real one. Raises an Error if it is damaged, or holds more
 * than a session may.
 * @param {Uint8Array} update
 */
export function checkUpdate(update) {
  if (!isPlain(update)) throw new Error("more than a session may hold");
  Y.applyUpdate(new Y.Doc(), update);
}

/** The phone has a session, and doesn't give it: its database was closed, or is damaged. */
export class Unread extends Error {
  /** @override */
  name = "Unread";
}

/** @param {string} id */
export const docNames = (id) => [id, `${id}.private`];

/** A document that is stored at every change and shared with the other tabs. */
class StoredDoc {
  doc = new Y.Doc();
  /** Whether it is stored. A document in which only the app itself has noted something isn't. */
  #stored = false;
  /** Called where another tab went on from this content instead. @type {(update: Uint8Array) => void} */
  onReplaced = () => {};
  /** Called with the names of the texts in which both wrote at the same place. @type {(names: string[]) => void} */
  onBothWrote = () => {};
  /** How much of each client was sent and not answered: others may know it. @type {Map<number, number>} */
  unanswered = new Map();
  /** How much of each client came from the server letter by letter. @type {Map<number, number>} */
  #heard = new Map();

  /**
   * @param {string} name
   * @param {WriteQueue} writeQueue
   */
  constructor(name, writeQueue) {
    this.name = name;
    this.writeQueue = writeQueue;
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(copyName(`andersom.${name}`));
  }

  /** Store what changes from now on. */
  listen() {
    if (this.channel)
      this.channel.onmessage = ({ data }) =>
        data.replaces ? this.onReplaced(data.replaces) : this.merge(data, ORIGIN.tab);
    this.doc.on("update", (update, origin) => {
      const first = !this.#stored;
      if (first && origin === ORIGIN.app) return;
      this.#stored = true;
      if (origin === ORIGIN.phone || origin === ORIGIN.tab) return;
      const change = first ? Y.encodeStateAsUpdate(this.doc) : update;
      this.writeQueue.push(this.name, change);
      this.channel?.postMessage(change);
    });
  }

  /**
   * Read what is stored. Call listen() before, so that nothing is missed that another tab writes meanwhile.
   * @param {boolean} isStored whether something is, so that without it the document would be taken for an empty one;
   * then it raises Unread where the phone doesn't answer
   */
  async load(isStored) {
    // Ask the queue first: what is being written now is then in the queue, the database or both, which does no harm.
    const waiting = this.writeQueue.pending(this.name);
    const unread = (/** @type {unknown} */ cause) => {
      if (isStored) throw new Unread("the phone doesn't answer", { cause });
      return null;
    };
    const stored = waiting[0]?.replaces ? null : await this.writeQueue.phone.load(this.name).catch(unread);
    if (stored) Y.applyUpdate(this.doc, stored, ORIGIN.phone);
    for (const { update } of waiting) Y.applyUpdate(this.doc, update, ORIGIN.phone);
  }

  /**
   * Begin with this content instead of what is stored, which another document had; other tabs do so too.
   * @param {Uint8Array} update
   */
  begin(update) {
    Y.applyUpdate(this.doc, update, ORIGIN.phone);
    this.writeQueue.push(this.name, update, true);
    this.channel?.postMessage({ replaces: update });
  }

  /**
   * Merge an update from elsewhere.
   * @param {Uint8Array} update
   * @param {string} origin
   * @param {Uint8Array} [known] the state vector that the sender had; left out where both see each letter at once
   */
  merge(update, origin, known) {
    const vectorBefore = Y.encodeStateVector(this.doc);
    const identity = identityOf(this.doc);
    Y.applyUpdate(this.doc, update, origin);
    keepIdentity(this.doc, identity, ORIGIN.app);
    const [mine, theirs] = [vectorBefore, known ?? Y.encodeStateVector(this.doc)].map(Y.decodeStateVector);
    if (!known) {
      if (origin === ORIGIN.server)
        for (const [client, clock] of theirs) if (clock > (mine.get(client) ?? 0)) this.#heard.set(client, clock);
      return;
    }
    const met = separateWords(this.doc, mine, laterOf(theirs, this.#heard), ORIGIN.app);
    if (met.length) this.onBothWrote(met);
  }

  /** Store all of it again, since the phone has lost it. */
  saveAll() {
    if (this.#stored) this.writeQueue.push(this.name, Y.encodeStateAsUpdate(this.doc));
  }

  close() {
    this.channel?.close();
    this.doc.destroy();
  }
}

/** An open session. */
export class Session {
  /**
   * @param {{id: string, key: string, owner?: string | undefined}} record
   * @param {WriteQueue} writeQueue
   */
  constructor(record, writeQueue) {
    this.id = record.id;
    this.key = record.key;
    this.owner = record.owner;
    const [shared, notes] = docNames(record.id);
    this.shared = new StoredDoc(shared, writeQueue);
    this.notes = new StoredDoc(notes, writeQueue);
  }

  /**
   * Raises Unread, as StoredDoc.load() does.
   * @param {SessionRecord} record
   * @param {WriteQueue} writeQueue
   * @param {boolean} isStored
   */
  static async open(record, writeQueue, isStored) {
    const session = new Session(record, writeQueue);
    session.listen();
    try {
      await Promise.all([session.shared.load(isStored), session.notes.load(isStored)]);
    } catch (error) {
      session.close();
      throw error;
    }
    return session;
  }

  listen() {
    this.shared.listen();
    this.notes.listen();
  }

  get doc() {
    return this.shared.doc;
  }

  /** @returns {Y.Map<string | number | boolean>} */
  get choices() {
    return this.doc.getMap("choices");
  }

  /** @returns {Y.Map<string>} */
  get meta() {
    return this.doc.getMap("meta");
  }

  /** Which companion it is; "" for a session. */
  get kind() {
    return kindIn(this.meta.get("kind"));
  }

  /** A companion's earlier states (history.js). @returns {Y.Map<string>} */
  get history() {
    return this.doc.getMap("history");
  }

  /**
   * A text field's text; those of `private.` are in the document that stays here.
   * @param {string} field
   */
  text(field) {
    return (field.startsWith("private.") ? this.notes.doc : this.doc).getText(field);
  }

  saveAll() {
    this.shared.saveAll();
    this.notes.saveAll();
  }

  close() {
    this.shared.close();
    this.notes.close();
  }
}
