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

test("sentences are parted too, whatever they end or begin with", () => {
  isOneOf(bothWrite("", ["It is fun.", "I like it."]), ["It is fun. I like it.", "I like it. It is fun."]);
  isOneOf(bothWrite("cut\nglue.", ["Paint!", "(Draw?)"]), [
    "cut\nglue.\nPaint!\n(Draw?)",
    "cut\nglue.Paint!\n(Draw?)",
    "cut\nglue.(Draw?)\nPaint!",
  ]);
});

test("words in letters of two units are parted, and a picture is from the word behind it", () => {
  isOneOf(bothWrite("", ["𞤀𞤣𞤤𞤢𞤥", "𞤆𞤵𞤤𞤢𞤪"]), ["𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪", "𞤆𞤵𞤤𞤢𞤪 𞤀𞤣𞤤𞤢𞤥"]);
  isOneOf(bothWrite("", ["glue 😀", "paint"]), ["glue 😀 paint", "paint glue 😀"]);
});

test("what is parted already gets nothing", () => {
  isOneOf(bothWrite("We are", [" drawn", " here"]), ["We are drawn here", "We are here drawn"]);
  isOneOf(bothWrite("We", ["!", "?"]), ["We!?", "We?!"]);
  isOneOf(bothWrite("", ["one\n", "two\n"]), ["one\ntwo\n", "two\none\n"]);
});

test("amid a word nothing is parted", () => {
  assert.equal(bothWrite("drw", ["a", "a"], 1), "draaw");
  assert.equal(bothWrite("𞤀𞤣", ["𞤤", "𞤤"], 2), "𞤀𞤤𞤤𞤣");
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

/** The words of one reach the other letter by letter, but for those that the network lost. */
function hearsLetters(/** @type {string[]} */ pieces, /** @type {number} */ lost) {
  const [one, other] = [phone(), phone()];
  const server = new Y.Doc();
  write(one, "We ");
  for (const each of [one, other]) meet(each, server);
  /** @type {Uint8Array[]} */
  const letters = [];
  one.session.doc.on("update", (/** @type {Uint8Array} */ update) => letters.push(update));
  for (const piece of pieces) write(one, piece);
  for (const [at, update] of letters.entries()) if (at < lost) other.session.shared.merge(update, ORIGIN.server);
  return { one, other, server };
}

test("a word of which the last letters were lost on the way is still one word", () => {
  for (const lost of [1, 2, 3]) {
    const { one, other, server } = hearsLetters(["d", "r", "aw"], lost);
    for (const each of [one, other, one]) meet(each, server);
    assert.equal(other.session.text(FIELD).toString(), "We draw");
    assert.equal(one.session.text(FIELD).toString(), "We draw");
  }
});

test("nor is it parted where its writer had opened the app anew meanwhile, or two tabs heard of it", () => {
  const { one, other, server } = hearsLetters(["dr"], 1);
  const anew = phone();
  for (const each of [one, anew]) meet(each, server);
  write(anew, "aw");
  for (const each of [anew, other]) meet(each, server);
  assert.equal(other.session.text(FIELD).toString(), "We draw");

  const { one: first, other: tab, server: another } = hearsLetters(["dr", "aw"], 0);
  const update = Y.encodeStateAsUpdate(first.session.doc);
  tab.session.shared.merge(update, ORIGIN.tab);
  write(first, "n");
  for (const each of [first, tab]) meet(each, another);
  assert.equal(tab.session.text(FIELD).toString(), "We drawn");
});

test("what one wrote oneself meanwhile is parted from what came late", () => {
  const { one, other, server } = hearsLetters(["dr", "aw"], 1);
  write(other, "sing");
  for (const each of [one, other, one, other, one]) meet(each, server);
  isOneOf(one.session.text(FIELD).toString(), ["We draw sing", "We drsing aw"]);
});
