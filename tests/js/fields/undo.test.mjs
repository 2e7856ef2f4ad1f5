// Undo takes back one's own last change, never the other's, and can be done again.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { textEdit } from "../../../static/js/fields/text-edit.js";
import { change, endStep, undoOrRedo } from "../../../static/js/fields/undo.js";
import { random } from "../support/random.mjs";

/** Two phones with one text each; each takes in what the other has with meet(). */
function phones() {
  const docs = [1, 2].map((client) => Object.assign(new Y.Doc(), { clientID: client }));
  const [mine, other] = docs.map((doc) => doc.getText("plan.steps"));
  const meet = () => {
    for (const [from, to] of [docs, docs.toReversed()]) Y.applyUpdate(to, Y.encodeStateAsUpdate(from), "server");
  };
  return { mine, other, meet };
}

/**
 * @param {Y.Text} text
 * @param {string} value
 */
function type(text, value) {
  const edit = textEdit(text.toString(), value);
  if (edit) text.doc?.transact(() => change(text, text, edit), "here");
  endStep();
}

const undo = (/** @type {Y.Text} */ text) => undoOrRedo(text, false);
const redo = (/** @type {Y.Text} */ text) => undoOrRedo(text, true);

test("what was typed goes, and comes back", () => {
  const { mine } = phones();
  type(mine, "one");
  type(mine, "one two");
  assert.equal(undo(mine), 3);
  assert.equal(mine.toString(), "one");
  undo(mine);
  assert.equal(mine.toString(), "");
  assert.equal(undo(mine), -1);
  redo(mine);
  assert.equal(redo(mine), 7);
  assert.equal(mine.toString(), "one two");
  assert.equal(redo(mine), -1);
});

test("what is typed on without a pause is one change; what follows a pause is another", ({ mock }) => {
  let now = 0;
  mock.method(performance, "now", () => now);
  const { mine } = phones();
  for (const value of ["o", "on", "one"]) {
    now += 200;
    mine.doc?.transact(() => change(mine, mine, { at: value.length - 1, remove: 0, insert: value.slice(-1) }));
  }
  now += 5000;
  mine.doc?.transact(() => change(mine, mine, { at: 3, remove: 0, insert: "!" }));
  undo(mine);
  assert.equal(mine.toString(), "one");
  undo(mine);
  assert.equal(mine.toString(), "");
});

test("the other's words stay, before, behind and amid one's own", () => {
  const { mine, other, meet } = phones();
  type(mine, "my words");
  meet();
  for (const value of ["so my words", "so my nice words", "so my nice words here"]) type(other, value);
  meet();
  undo(mine);
  assert.equal(mine.toString(), "so nice  here");
  redo(mine);
  meet();
  assert.equal(other.toString(), mine.toString());
  for (const word of ["so", "nice", "here", "my", "words"]) assert.match(mine.toString(), new RegExp(word, "u"));
});

test("what one deleted of the other's comes back, and what the other deleted of one's own doesn't", () => {
  const { mine, other, meet } = phones();
  type(other, "theirs");
  meet();
  type(mine, "");
  undo(mine);
  assert.equal(mine.toString(), "theirs");
  type(mine, "theirs mine");
  meet();
  type(other, "theirs");
  meet();
  undo(mine);
  assert.equal(mine.toString(), "theirs");
  redo(mine);
  assert.equal(mine.toString(), "theirs");
});

test("what came back is still one's own, and goes with the change that brought it first", () => {
  const { mine } = phones();
  type(mine, "abc");
  type(mine, "");
  undo(mine);
  undo(mine);
  assert.equal(mine.toString(), "");
  redo(mine);
  redo(mine);
  assert.equal(mine.toString(), "");
  undo(mine);
  assert.equal(mine.toString(), "abc");
});

test("what was deleted is in nothing that leaves the phone, though it can come back", () => {
  const { mine, other, meet } = phones();
  const leaves = () => Buffer.from(Y.encodeStateAsUpdate(/** @type {Y.Doc} */ (mine.doc))).toString();
  type(mine, "my secret");
  for (const [value, gone] of [
    ["my", "secret"],
    ["", "my"],
    ["open", "secret"],
  ]) {
    type(mine, value);
    assert.ok(!leaves().includes(gone), value);
  }
  for (const value of ["", "my", "my secret"]) {
    undo(mine);
    assert.equal(mine.toString(), value);
  }
  type(mine, "my");
  meet();
  assert.equal(other.toString(), "my");
  assert.ok(!leaves().includes("secret"));
});

test("the caret stands behind what came back", () => {
  const { mine } = phones();
  type(mine, "abcd");
  for (const at of [2, 1, 0]) mine.doc?.transact(() => change(mine, mine, { at, remove: 1, insert: "" }));
  assert.equal(undo(mine), 3);
  assert.equal(mine.toString(), "abcd");
});

test("no letter of two halves is cut", () => {
  const { mine } = phones();
  type(mine, "a😀b");
  type(mine, "a😁b");
  undo(mine);
  assert.equal(mine.toString(), "a😀b");
  undo(mine);
  redo(mine);
  redo(mine);
  assert.equal(mine.toString(), "a😁b");
});

test("all the way back and forth, whatever was typed, brings the same words", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const chance = random(seed);
    const { mine } = phones();
    const states = [""];
    for (let step = 0; step < 15; step += 1) {
      const now = mine.toString();
      const at = chance(now.length + 1);
      const next = now.slice(0, at) + "abc".slice(0, chance(4)) + now.slice(at + chance(4));
      if (next === now) continue;
      type(mine, next);
      states.push(next);
    }
    for (let round = 0; round < 2; round += 1) {
      for (const state of states.slice(0, -1).toReversed()) {
        undo(mine);
        assert.equal(mine.toString(), state, `seed ${seed}`);
      }
      for (const state of states.slice(1)) {
        redo(mine);
        assert.equal(mine.toString(), state, `seed ${seed}`);
      }
    }
  }
});

test("a new change ends what could be done again", () => {
  const { mine } = phones();
  type(mine, "one");
  undo(mine);
  type(mine, "two");
  assert.equal(redo(mine), -1);
  assert.equal(mine.toString(), "two");
});
