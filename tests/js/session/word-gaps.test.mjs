// Two people who write without knowing of each other at the end of the same line don't write one word.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import "../support/page.mjs";
import { ORIGIN, Session } from "../../../static/js/session/session.js";

const RECORD = /** @type {any} */ ({ id: "a".repeat(26), key: "b".repeat(26) });
const FIELD = "strength.topic";

/** A phone with a session, and a server that both phones meet one after the other. */
function phone() {
  const session = new Session(RECORD, /** @type {any} */ ({ push() {} }));
  return { session, known: new Uint8Array([0]) };
}

/**
 * @param {ReturnType<typeof phone>} one
 * @param {Y.Doc} server
 */
function meet(one, server) {
  const { doc, shared } = one.session;
  const vector = Y.encodeStateVector(doc);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  shared.merge(Y.encodeStateAsUpdate(server, vector), ORIGIN.server, one.known);
  one.known = Y.encodeStateVector(server);
}

/**
 * @param {ReturnType<typeof phone>} one
 * @param {string} words
 * @param {number} [at] from the end
 */
function write({ session }, words, at = 0) {
  const text = session.text(FIELD);
  session.doc.transact(() => text.insert(text.length - at, words), ORIGIN.here);
}

/**
 * @param {string} before
 * @param {[string, string]} words
 * @param {number} [at] from the end
 */
function bothWrite(before, words, at = 0) {
  const [one, other] = [phone(), phone()];
  const server = new Y.Doc();
  write(one, before);
  for (const each of [one, other, one]) meet(each, server);
  write(one, words[0], at);
  write(other, words[1], at);
  for (const each of [one, other, one, other, one]) meet(each, server);
  const texts = [one, other].map(({ session }) => session.text(FIELD).toString());
  assert.equal(texts[0], texts[1]);
  return texts[0];
}

/** Either may stand first. @param {string} found @param {string[]} wanted */
const isOneOf = (found, wanted) => assert.ok(wanted.includes(found), JSON.stringify(found));

test("words at the end of a line are parted by a space", () => {
  isOneOf(bothWrite("We are ", ["drawn", "ibis paint"]), ["We are drawn ibis paint", "We are ibis paint drawn"]);
});

test("in a field with several lines, by a new line", () => {
  isOneOf(bothWrite("cut\npaint", [" it", "ing"]), ["cut\npaint it\ning", "cut\npainting it"]);
  isOneOf(bothWrite("cut\n", ["glue", "paint"]), ["cut\nglue\npaint", "cut\npaint\nglue"]);
});

test("words in an empty field are parted too, in whatever script", () => {
  isOneOf(bothWrite("", ["рисую", "сліпкую"]), ["рисую сліпкую", "сліпкую рисую"]);
  isOneOf(bothWrite("", ["أرسم", "ألوّن"]), ["أرسم ألوّن", "ألوّن أرسم"]);
});

test("what is parted already gets nothing", () => {
  isOneOf(bothWrite("We are", [" drawn", " here"]), ["We are drawn here", "We are here drawn"]);
  isOneOf(bothWrite("We", ["!", "?"]), ["We!?", "We?!"]);
  isOneOf(bothWrite("", ["one\n", "two\n"]), ["one\ntwo\n", "two\none\n"]);
});

test("amid a word nothing is parted", () => {
  assert.equal(bothWrite("drw", ["a", "a"], 1), "draaw");
});

test("who writes on where the other one ended is not parted from them", () => {
  const [one, other] = [phone(), phone()];
  const server = new Y.Doc();
  write(one, "draw");
  for (const each of [one, other]) meet(each, server);
  write(other, "ing");
  for (const each of [other, one, other]) meet(each, server);
  assert.equal(one.session.text(FIELD).toString(), "drawing");
});

test("a file or codes part words as the server does", () => {
  const [one, other] = [phone(), phone()];
  write(one, "drawn");
  write(other, "painted");
  const update = Y.encodeStateAsUpdate(other.session.doc);
  one.session.shared.merge(update, ORIGIN.file, Y.encodeStateVectorFromUpdate(update));
  isOneOf(one.session.text(FIELD).toString(), ["drawn painted", "painted drawn"]);
});
