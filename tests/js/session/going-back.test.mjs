// Going back to an earlier state is a change like any other, which two phones merge.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { goBack } from "../../../static/js/session/going-back.js";

/** @param {Uint8Array[]} updates */
function docOf(...updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** @param {Y.Doc} doc */
const said = (doc) => ({
  topic: doc.getText("strength.topic").toString(),
  goal: doc.getText("plan.goal").toString(),
  choices: doc.getMap("choices").toJSON(),
});

function begun() {
  const doc = new Y.Doc();
  doc.getText("strength.topic").insert(0, "steam 🚂 trains");
  doc.getMap("choices").set("plan.format", "demo");
  doc.getMap("meta").set("phase", "plan");
  const state = Y.encodeStateAsUpdate(doc);
  doc.getText("strength.topic").delete(0, 6);
  doc.getText("strength.topic").insert(0, "no 🚃");
  doc.getText("plan.goal").insert(0, "evil");
  doc.getMap("choices").set("plan.format", "talk");
  doc.getMap("choices").set("start.stage", "early");
  doc.getMap("meta").set("phase", "lead");
  return { doc, state };
}

test("texts and choices are what they were, and what the app noted stays", () => {
  const { doc, state } = begun();
  goBack(doc, state);
  assert.deepEqual(said(doc), { topic: "steam 🚂 trains", goal: "", choices: { "plan.format": "demo" } });
  assert.equal(doc.getMap("meta").get("phase"), "lead");
});

test("another phone gets it, with what it wrote meanwhile", () => {
  const { doc, state } = begun();
  const other = docOf(Y.encodeStateAsUpdate(doc));
  other.getText("plan.steps").insert(0, "first");
  goBack(doc, state);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  assert.deepEqual(said(other), said(doc));
  assert.equal(doc.getText("plan.steps").toString(), "first");
  assert.equal(said(doc).topic, "steam 🚂 trains");
});

test("it can be undone in the same way", () => {
  const { doc, state } = begun();
  const before = said(doc);
  const now = Y.encodeStateAsUpdate(doc);
  goBack(doc, state);
  goBack(doc, now);
  assert.deepEqual(said(doc), before);
});
