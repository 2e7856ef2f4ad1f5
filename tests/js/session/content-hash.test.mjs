// Two documents have the same hash exactly if they say the same, whoever wrote it how.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { contentHash } from "../../../static/js/session/content-hash.js";

/** @param {(doc: Y.Doc) => void} write */
function hashOf(write) {
  const doc = new Y.Doc();
  write(doc);
  return contentHash(doc);
}

test("it isn't told how, by whom and in which order something was written", () => {
  const at_once = hashOf((doc) => {
    doc.getText("a").insert(0, "words");
    doc.getMap("choices").set("plan.format", "demo");
  });
  const in_pieces = hashOf((doc) => {
    doc.getMap("choices").set("plan.format", "talk");
    doc.getMap("choices").set("plan.format", "demo");
    for (const letter of "sdrow") doc.getText("a").insert(0, letter);
    doc.getText("b").insert(0, "x");
    doc.getText("b").delete(0, 1);
  });
  assert.equal(at_once, in_pieces);
});

test("what differs in anything that can be read has another one", () => {
  const hashes = /** @type {((doc: Y.Doc) => void)[]} */ ([
    () => {},
    (doc) => doc.getText("a").insert(0, "x"),
    (doc) => doc.getText("b").insert(0, "x"),
    (doc) => doc.getMap("choices").set("a", "x"),
    (doc) => doc.getMap("meta").set("a", "x"),
    (doc) => doc.getMap("choices").set("a", 1),
    (doc) => doc.getMap("choices").set("a", "1"),
    (doc) => doc.getMap("choices").set("a", true),
  ]).map(hashOf);
  assert.equal(new Set(hashes).size, hashes.length);
});
