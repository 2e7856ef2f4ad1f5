// A document that somebody forged changes of is mended: no word of its own is lost, none is there twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import "../support/page.mjs";
import { deletesUnseen, writeMissing } from "../../../static/js/session/mending.js";

const FIELD = "plan.steps";

/** @param {Uint8Array[]} updates */
function docOf(...updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/**
 * The same document going on with other words under the same number.
 * @param {string} before
 * @param {string} mine
 * @param {string} forged
 */
function twoWays(before, mine, forged) {
  const start = new Y.Doc();
  start.getText(FIELD).insert(0, before);
  const base = Y.encodeStateAsUpdate(start);
  const [here, there] = [mine, forged].map((words) => {
    const doc = docOf(base);
    doc.clientID = 5;
    doc.getText(FIELD).insert(before.length, words);
    return doc;
  });
  return { here, there, known: Y.decodeStateVector(Y.encodeStateVector(start)) };
}

/** @param {ReturnType<typeof twoWays>} both */
const mend = ({ here, there, known }) => docOf(writeMissing(here, Y.encodeStateAsUpdate(there), known));

test("both's words are there once, with a space between", () => {
  assert.equal(
    mend(twoWays("I like ", "trains", "evil"))
      .getText(FIELD)
      .toString(),
    "I like trains evil",
  );
  assert.equal(
    mend(twoWays("I like ", "tea", "everything evil"))
      .getText(FIELD)
      .toString(),
    "I like tea everything evil",
  );
});

test("a pair of surrogates stays whole", () => {
  assert.equal(
    mend(twoWays("", "🚂🚃", "xy"))
      .getText(FIELD)
      .toString(),
    "🚂🚃 xy",
  );
});

test("what another phone has mended already isn't written once more", () => {
  const both = twoWays("I like ", "trains", "evil");
  const first = mend(both);
  const again = docOf(writeMissing(both.here, Y.encodeStateAsUpdate(first), both.known));
  assert.equal(again.getText(FIELD).toString(), first.getText(FIELD).toString());
});

test("what was deleted here stays deleted, and what the other one deleted too", () => {
  const both = twoWays("one two three ", "trains", "evil");
  both.here.getText(FIELD).delete(0, 4);
  both.there.getText(FIELD).delete(4, 4);
  assert.equal(mend(both).getText(FIELD).toString(), "three trains evil");
});

test("choices are kept", () => {
  const { here, there, known } = twoWays("", "", "evil evil");
  here.getMap("choices").set("plan.format", "demo");
  assert.equal(
    docOf(writeMissing(here, Y.encodeStateAsUpdate(there), known))
      .getMap("choices")
      .get("plan.format"),
    "demo",
  );
});

test("letters that nobody can know are told from those that others may delete", () => {
  const doc = new Y.Doc();
  doc.clientID = 5;
  doc.getText(FIELD).insert(0, "known");
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const remove = (/** @type {number} */ at) => {
    const other = docOf(Y.encodeStateAsUpdate(doc));
    other.getText(FIELD).delete(at, 1);
    return Y.encodeStateAsUpdate(other, Y.encodeStateVector(other));
  };
  doc.getText(FIELD).insert(5, "new");
  assert.equal(deletesUnseen(doc, remove(4), known), false);
  assert.equal(deletesUnseen(doc, remove(5), known), true);
});
