// However two people write at the same places, offline or not, and in whatever order their phones meet: both phones say
// the same in the end, and each word of either stands there once. Where they meet by the server, each also stands alone;
// beside a file that both swap, an answer that was lost may leave two words joined.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import "../support/page.mjs";
import { ORIGIN, Session } from "../../../static/js/session/session.js";
import { random } from "../support/random.mjs";

const RECORD = /** @type {any} */ ({ id: "a".repeat(26), key: "b".repeat(26) });
const FIELD = "strength.topic";
const TURNS = 30;
const SEEDS = 400;

/** @param {string[]} words */
const inOrder = (words) => [...words].sort((one, other) => (one < other ? -1 : 1));

/** @param {number} client */
function phone(client) {
  const session = new Session(RECORD, /** @type {any} */ ({ push() {} }));
  session.doc.clientID = client;
  return { session, known: new Uint8Array([0]), words: 0 };
}

/** @typedef {ReturnType<typeof phone>} Phone */

/**
 * @param {Phone} one
 * @param {Y.Doc} server
 * @param {boolean} lost whether the answer is, on its way
 */
function meet(one, server, lost) {
  const { doc, shared } = one.session;
  const vector = Y.encodeStateVector(doc);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  if (lost) return;
  shared.merge(Y.encodeStateAsUpdate(server, vector), ORIGIN.server, one.known);
  one.known = Y.encodeStateVector(server);
}

/**
 * Each takes the other's file, made before either took one.
 * @param {Phone[]} both
 */
function swapFiles(both) {
  const files = both.map(({ session }) => Y.encodeStateAsUpdate(session.doc));
  for (const [at, { session }] of both.entries()) {
    const file = files[1 - at];
    session.shared.merge(file, ORIGIN.file, Y.encodeStateVectorFromUpdate(file));
  }
}

/**
 * Write a word of one's own, as people do: at an end of the text or between two words, and parted from what stands there.
 * @param {Phone} one
 * @param {string} name
 * @param {(below: number) => number} chance
 * @param {string} between
 */
function write(one, name, chance, between) {
  const text = one.session.text(FIELD);
  const words = text.toString();
  const gaps = [...words.matchAll(/\s/gu)].map(({ index }) => index);
  const places = [words.length, words.length, 0, ...gaps];
  const at = places[chance(places.length)];
  const word = `${name}${one.words}${["", "é", "سلام", "слово"][chance(4)]}`;
  one.words += 1;
  const before = at > 0 && !/\s/u.test(words[at - 1]) ? between : "";
  const after = at < words.length && !/\s/u.test(words[at]) ? between : "";
  one.session.doc.transact(() => text.insert(at, before + word + after), ORIGIN.here);
  return word;
}

/**
 * @param {number} seed
 * @param {string} between what people put between two words
 * @param {boolean} byFile whether they swap files, too
 */
function story(seed, between, byFile) {
  const chance = random(seed);
  const both = [phone(1 + chance(1000)), phone(2000 + chance(1000))];
  const server = new Y.Doc();
  /** @type {string[]} */
  const written = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const at = chance(2);
    const what = chance(8);
    if (what < 4) written.push(write(both[at], "ab"[at], chance, between));
    else if (what < 7 || !byFile) meet(both[at], server, chance(3) === 0);
    else swapFiles(both);
  }
  for (const one of [...both, ...both, ...both]) meet(one, server, false);
  const [text, other] = both.map(({ session }) => session.text(FIELD).toString());
  assert.equal(text, other, `seed ${seed}`);
  return { text, written: inOrder(written) };
}

for (const between of [" ", "\n"]) {
  test(`by the server, words parted by ${JSON.stringify(between)} stay whole and alone`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { text, written } = story(seed, between, false);
      assert.deepEqual(inOrder(text.split(/\s+/u).filter(Boolean)), written, `seed ${seed}: ${text}`);
    }
  });

  test(`by files too, no word parted by ${JSON.stringify(between)} is lost or doubled`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { text, written } = story(seed, between, true);
      assert.deepEqual(inOrder(text.match(/[ab]\d+(?:é|سلام|слово)?/gu) ?? []), written, `seed ${seed}: ${text}`);
    }
  });
}
