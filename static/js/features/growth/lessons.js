// The lessons that were given, read from all sessions on this phone. None is opened for it, and nothing is written;
// the documents of private notes aren't even read.
import * as Y from "yjs";
import { current } from "../../session/open-session.js";
import { wasTaught } from "../../session/preview.js";
import { listedSessions, phoneStore, unlessStored } from "../../session/records.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */
/**
 * @typedef {object} Lesson
 * @property {string} id the session's
 * @property {string} topic
 * @property {string} mentee
 * @property {string} mentor
 * @property {number} when the second meeting's moment, else the session's beginning; shown, and sorted by
 * @property {number | null} before the mentee's confidence, 1 to 5
 * @property {number | null} after
 * @property {string[]} kinds what it could be about: ids of `strength.kinds`
 * @property {string[]} asked what people ask the mentee for
 * @property {string} found what the mentee found out
 * @property {string} step the next step
 * @property {string} stepWhen
 * @property {boolean} done the summary was reached
 */

const KIND = "strength.kinds:";

/** @param {Uint8Array[]} updates */
function docOf(updates) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** @param {unknown[]} moments the first that is one */
const moment = (...moments) =>
  moments.map((found) => new Date(String(found ?? "")).getTime()).find((time) => !Number.isNaN(time)) ?? 0;

/**
 * @param {SessionRecord} record
 * @param {Y.Doc} doc
 * @returns {Lesson}
 */
function lessonOf({ id, created }, doc) {
  const choices = doc.getMap("choices");
  const meta = doc.getMap("meta");
  const text = (/** @type {string} */ field) => doc.getText(field).toString().trim();
  const mark = (/** @type {string} */ field) => {
    const chosen = choices.get(field);
    return typeof chosen === "number" && [1, 2, 3, 4, 5].includes(chosen) ? chosen : null;
  };
  return {
    id,
    topic: text("strength.topic"),
    mentee: text("start.mentee_name"),
    mentor: text("start.mentor_name"),
    when: moment(choices.get("plan.when"), meta.get("created"), created),
    before: mark("start.confidence"),
    after: mark("reflect.confidence"),
    kinds: [...choices.keys()].filter((name) => name.startsWith(KIND)).map((name) => name.slice(KIND.length)),
    asked: text("strength.good_at")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    found: text("reflect.mentee_self"),
    step: text("next.step"),
    stepWhen: text("next.when"),
    done: meta.get("phase") === "summary",
  };
}

/** All lessons that were given, the first one first. Raises Unread where the phone doesn't give them. */
export async function lessons() {
  const records = listedSessions();
  const open = current();
  // Where the phone keeps nothing, there is the open session.
  const ids = records.map(({ id }) => id);
  const none = /** @type {Uint8Array[][]} */ ([]);
  const stored = await phoneStore.loadEach(ids).catch(unlessStored(ids, none));
  const docs = records.map(({ id }, at) => (open?.id === id ? open.doc : docOf(stored[at] ?? [])));
  return records
    .map((record, at) => ({ record, doc: docs[at] }))
    .filter(({ doc }) => wasTaught(doc))
    .map(({ record, doc }) => lessonOf(record, doc))
    .sort((one, other) => one.when - other.when);
}
