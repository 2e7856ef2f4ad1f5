// A live connection: each change goes to the server at once, and from there to the other phones, in the messages of
// y-protocols. What the server said is trusted no further than in an answer to /sync (merge-with-server.js): whatever
// is in doubt is asked for by that.
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";
import { emit } from "../initial/events.js";
import { contentHash } from "../session/content-hash.js";
import { deletesUnseen } from "../session/mending.js";
import { recordOf, saveRecord } from "../session/records.js";
import { ORIGIN } from "../session/session.js";
import { covers, laterOf } from "../session/state-vectors.js";
import { isPlain } from "../session/validation.js";
import { fromBase64, toBase64 } from "../storage/base64.js";
import { KIND, message, UPDATE, VECTOR } from "./live-messages.js";
import { Others } from "./others.js";
import { syncSession } from "./session-sync.js";
import { reachOf, writesAs } from "./update-facts.js";

/** @typedef {import("../session/session.js").Session} Session */

/** Until the server lets us in. A proxy may hold back what it doesn't know. */
const ADMISSION = 8000;
/** Until it is said that what was sent is on disk. */
const CONFIRMATION = 5000;
/** The server gives a sign of life every 25 seconds. */
const SILENCE = 45_000;
/** After the last change, until what doesn't agree is asked for. */
const CALM = 1500;
/** But some make no pause. */
const LONGEST_DOUBT = 6000;
/** What is larger goes by /sync. */
const LARGEST = 8000;

/** How often this page told where it is. Every second number is the server's, which says that a phone has left. */
let clock = 0;

/** One connection, from its first message to its end; isOpen says whether letters go over it. */
export class LiveConnection {
  isOpen = false;
  others = new Others();
  /** What was told last of this phone; null while it is alone here, so that there is nobody to tell. */
  #told = /** @type {string | null} */ (null);
  /** @type {Uint8Array[]} */
  #unsent = [];
  #isAdmitted = false;
  /** Since when the server's copy doesn't agree. */
  #doubtedAt = 0;
  #timers = /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */ ({});

  /**
   * @param {Session} session
   * @param {() => void} onEnd called once, unless close() was
   */
  constructor(session, onEnd) {
    this.session = session;
    this.onEnd = onEnd;
    const address = new URL(`../api/v1/sessions/${session.id}/live`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    // Never in the address, which is logged by whatever is between.
    this.socket.onopen = () => this.#send([KIND.key], recordOf(session.id)?.key ?? session.key);
    this.socket.onmessage = ({ data }) => this.#receive(data);
    this.socket.onclose = () => this.#end();
    this.#within("admission", ADMISSION, () => this.#end());
    session.doc.on("update", this.#change);
  }

  /** Hang up. */
  close() {
    this.onEnd = () => {};
    this.#end();
  }

  /**
   * Tell the others of this phone, where there are any.
   * @param {object} state
   * @param {boolean} [again] also if they know that
   */
  tell(state, again) {
    const text = JSON.stringify(state);
    if (!this.isOpen || this.#told === null || (this.#told === text && !again)) return;
    this.#told = text;
    clock += 2;
    this.#send([KIND.awareness], message([1, this.session.doc.clientID, clock], text));
  }

  #end() {
    this.isOpen = false;
    this.session.doc.off("update", this.#change);
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.socket.onclose = null;
    this.socket.onmessage = null;
    this.socket.close();
    this.onEnd();
    this.onEnd = () => {};
  }

  /**
   * @param {string} name
   * @param {number} milliseconds
   * @param {() => void} act
   */
  #within(name, milliseconds, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, milliseconds);
  }

  /** @param {string} name */
  #stop(name) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = undefined;
  }

  /**
   * @param {number[]} numbers
   * @param {Uint8Array | string} content
   */
  #send(numbers, content) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(message(numbers, content));
  }

  /**
   * Something changed here: it goes out with what else changes in this moment.
   * @param {Uint8Array} update
   * @param {string} origin
   */
  #change = (update, origin) => {
    // A receipt that waits to be noted says nothing of this.
    if (origin !== ORIGIN.server) this.#stop("note");
    if (!this.#isAdmitted || origin === ORIGIN.server || origin === ORIGIN.phone) return;
    if (!this.#unsent.length) queueMicrotask(() => this.#sendChanges());
    this.#unsent.push(update);
  };

  #sendChanges() {
    const update = Y.mergeUpdates(this.#unsent);
    this.#unsent = [];
    const { doc, shared } = this.session;
    // From now on others may know it.
    shared.unanswered = laterOf(shared.unanswered, Y.decodeStateVector(Y.encodeStateVector(doc)));
    if (update.length > LARGEST) void this.#askServer();
    else {
      this.#send([KIND.sync, UPDATE], update);
      if (!this.#timers.confirmation) this.#within("confirmation", CONFIRMATION, () => this.#end());
    }
    if (this.#timers.calm) this.#askWhenCalm();
  }

  /** Ask for what doesn't agree once nobody writes for a moment, but within some seconds. */
  #askWhenCalm() {
    const now = performance.now();
    if (!this.#timers.calm) this.#doubtedAt = now;
    this.#within("calm", Math.min(CALM, this.#doubtedAt + LONGEST_DOUBT - now), () => void this.#askServer());
  }

  /** @param {unknown} data */
  #receive(data) {
    if (!(data instanceof ArrayBuffer)) return;
    this.#within("silence", SILENCE, () => this.#end());
    try {
      const decoder = createDecoder(new Uint8Array(data));
      const kind = readVarUint(decoder);
      if (kind === KIND.sync) {
        if (readVarUint(decoder) === VECTOR) void this.#enter();
        else this.#take(readVarUint8Array(decoder));
      } else if (kind === KIND.awareness) this.#hear(readVarUint8Array(decoder));
      else if (kind === KIND.query) {
        this.#told = "";
        emit("presence");
      } else if (kind === KIND.stored) this.#stored(readVarUint8Array(decoder), readVarString(decoder));
    } catch {
      // Not our server.
      this.#end();
    }
  }

  /** @param {Uint8Array} bytes */
  #hear(bytes) {
    this.others.take(bytes, this.session.doc.clientID);
    if (!this.others.size) this.#told = null;
    emit("presence");
  }

  /** The server let us in: fetch what was written before; from now on each letter comes and goes at once. */
  async #enter() {
    if (this.#isAdmitted) return;
    this.#stop("admission");
    this.#isAdmitted = true;
    if (!(await this.#askServer())) return;
    this.isOpen = true;
    emit("live");
  }

  /** Merge by /sync. @returns {Promise<boolean>} whether that worked */
  async #askServer() {
    this.#stop("calm");
    const record = recordOf(this.session.id);
    try {
      if (record) await syncSession(record);
      return !recordOf(this.session.id)?.refused;
    } catch {
      this.#end();
      return false;
    }
  }

  /** @param {Uint8Array} update */
  #take(update) {
    const { doc, shared } = this.session;
    const known = laterOf(shared.unanswered, Y.decodeStateVector(this.#knownVector()));
    if (!isPlain(update)) throw new Error("more than a session may hold");
    if (writesAs(doc, update) || deletesUnseen(doc, update, known)) {
      void this.#askServer();
      return;
    }
    shared.merge(update, ORIGIN.server);
    shared.unanswered = laterOf(shared.unanswered, reachOf(update));
    // Something before it is missing.
    if (doc.store.pendingStructs || doc.store.pendingDs) void this.#askServer();
  }

  #knownVector() {
    const vector = recordOf(this.session.id)?.vector;
    return vector ? fromBase64(vector) : new Uint8Array([0]);
  }

  /**
   * All up to a state vector is on the server's disk.
   * @param {Uint8Array} vector
   * @param {string} content
   */
  #stored(vector, content) {
    const { doc, id } = this.session;
    this.#stop("confirmation");
    if (!this.isOpen) return;
    const isWhole = covers(vector, Y.encodeStateVector(doc));
    if (isWhole && content === contentHash(doc)) {
      this.#stop("calm");
      const save = () => void note(id, vector);
      // What only the other one writes changes nothing here that people see.
      if (recordOf(id)?.onServer) this.#within("note", CALM, save);
      else save();
    }
    // It may be on its way. If not, somebody isn't honest, or the server lost something.
    else this.#askWhenCalm();
  }
}

/**
 * Note in the session's record that all of it is on the server.
 * @param {string} id
 * @param {Uint8Array} vector the server's
 */
async function note(id, vector) {
  const synced = new Date().toISOString();
  await saveRecord(id, { vector: toBase64(vector), onServer: true, synced, failing: undefined, refused: undefined });
  emit("saved");
}
