// Merges one session with the server's copy, both ways, and knows whether its words are in what the server holds.
import * as Y from "yjs";
import { contentHash } from "../session/content-hash.js";
import { deletesUnseen } from "../session/mending.js";
import { ORIGIN } from "../session/session.js";
import { covers, laterOf } from "../session/state-vectors.js";
import { fromBase64 } from "../storage/base64.js";
import { send } from "./server-api.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("./server-api.js").Address} Address */
/** @typedef {import("../session/state-vectors.js").Known} Known */

const ROUNDS = 3;
/** The state vector of an empty document. */
const NOTHING = new Uint8Array([0]);

/** The server's copy says something else under this phone's client numbers: its words don't arrive (mending.js). */
export class ContentDiffers extends Error {
  /**
   * @param {Uint8Array} state all that the server has, as an update
   * @param {string} vector its state vector
   * @param {Known} known what others may have known before
   */
  constructor(state, vector, known) {
    super("the server holds other words");
    this.state = state;
    this.vector = vector;
    this.known = known;
  }
}

/** @param {Uint8Array} update */
function documentOf(update) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

/**
 * Whether a document says what the server holds; older servers don't say that.
 * @param {Y.Doc} doc
 * @param {import("./server-api.js").Answer} answer
 * @param {Y.Doc | null} there all that the server holds, where that was asked for
 */
const contentMatches = (doc, { content }, there) =>
  content === undefined || contentHash(doc) === (there ? contentHash(there) : content);

/**
 * Whether a phone that takes in an answer has the words that it had, and says what the server says.
 * @param {Uint8Array} sentState all that it had when it asked
 * @param {import("./server-api.js").Answer} answer
 * @param {Known} known what others may know
 * @param {Y.Doc | null} there
 */
function isSafe(sentState, answer, known, there) {
  const trial = documentOf(sentState);
  if (deletesUnseen(trial, answer.update, known)) return false;
  Y.applyUpdate(trial, answer.update);
  return contentMatches(trial, answer, there);
}

/**
 * Whether somebody wrote under this phone's number while it wrote on itself.
 * @param {Y.Doc} doc
 * @param {Uint8Array} sentVector its vector when it asked
 * @param {Uint8Array} known the server's, as it answered
 */
function writesUnderNumber({ store, clientID }, sentVector, known) {
  const [before, there] = [sentVector, known].map((vector) => Y.decodeStateVector(vector).get(clientID) ?? 0);
  return there > before && Y.getState(store, clientID) > before;
}

/** What is known while a session is merged with the server's copy. */
class Merging {
  /** Whether something changed here meanwhile. */
  changed = false;
  /**
   * Whether the server may hold something else. Then all of it is asked for, and read here: a server may read what no
   * phone writes in another way than phones do, and its hash and its vector would never fit.
   */
  doubt = false;

  /**
   * @param {Address} address
   * @param {Pick<Session, "doc" | "shared">} session
   */
  constructor(address, session) {
    this.address = address;
    this.session = session;
    /** The server's vector. */
    this.known = address.vector ? fromBase64(address.vector) : NOTHING;
    /** What others may know. */
    this.surelyKnown = Y.decodeStateVector(this.known);
  }

  /**
   * Ask once.
   * @returns {Promise<string>} the server's vector, if it has everything, else ""
   */
  async round() {
    const { doc, shared } = this.session;
    // What is typed meanwhile goes with the next sync. To wait for a pause in the typing could take for ever.
    const sentVector = Y.encodeStateVector(doc);
    const before = this.known;
    // Nobody can have forged what was on the server already; then it costs less to look.
    const sentState = this.doubt || !covers(before, sentVector) ? Y.encodeStateAsUpdate(doc) : null;
    const perhapsKnown = laterOf(this.surelyKnown, shared.unanswered);
    shared.unanswered = laterOf(Y.decodeStateVector(sentVector), perhapsKnown);
    const answer = await send(this.address, doc, this.doubt ? NOTHING : sentVector, before);
    shared.unanswered = perhapsKnown;
    this.known = fromBase64(answer.vector);
    const there = this.doubt ? documentOf(answer.update) : null;
    const complete = covers(there ? Y.encodeStateVector(there) : this.known, sentVector);
    const refuted = complete && sentState && !isSafe(sentState, answer, perhapsKnown, there);
    if (refuted || writesUnderNumber(doc, sentVector, this.known)) {
      if (this.doubt) throw new ContentDiffers(answer.update, answer.vector, perhapsKnown);
      this.doubt = true;
      return "";
    }
    shared.merge(answer.update, ORIGIN.server, before);
    this.surelyKnown = laterOf(this.surelyKnown, Y.decodeStateVector(sentVector));
    this.doubt = complete
      ? !(sentState || this.changed || contentMatches(doc, answer, null))
      : covers(this.known, before);
    return complete && !this.doubt ? answer.vector : "";
  }
}

/**
 * Merge a session with the server's copy, both ways.
 * Raises Refused, ContentDiffers, or another Error where no answer of our API came.
 * @param {Address} address
 * @param {Pick<Session, "doc" | "shared">} session
 * @returns {Promise<{vector: string, changed: boolean}>} the server's state vector, which covers all that was sent, and
 * whether something changed here meanwhile, which wasn't
 */
export async function mergeWithServer(address, session) {
  const merging = new Merging(address, session);
  const watch = (/** @type {Uint8Array} */ _, /** @type {string} */ origin) => {
    merging.changed ||= origin !== ORIGIN.server;
  };
  session.doc.on("update", watch);
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const vector = await merging.round();
      if (vector) return { vector, changed: merging.changed };
    }
  } finally {
    session.doc.off("update", watch);
  }
  throw new Error("the server's copy does not become whole");
}
