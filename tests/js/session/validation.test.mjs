// Only what a session may hold is taken in; the server's own tests read the same vectors.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as Y from "yjs";
import { BadFile, readFile } from "../../../static/js/features/sharing/session-file.js";
import { isPlain } from "../../../static/js/session/validation.js";
import { fromBase64 } from "../../../static/js/storage/base64.js";

const vectors = JSON.parse(readFileSync(new URL("../../vectors/protocol.json", import.meta.url), "utf8"));

/** @param {(doc: Y.Doc) => void} write */
function update(write) {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

test("what phones write is plain, deleted words too, whole or in parts", () => {
  for (const vector of [vectors.session, ...vectors.parcels]) assert.ok(isPlain(fromBase64(vector.update)));
  const doc = new Y.Doc();
  /** @type {Uint8Array[]} */
  const parts = [];
  doc.on("update", (part) => parts.push(part));
  doc.getText("strength.topic").insert(0, "stoom 🚂 و بخار");
  doc.getText("strength.topic").insert(3, "x");
  doc.getText("strength.topic").delete(2, 4);
  doc.getMap("choices").set("start.confidence", 3);
  doc.getMap("choices").delete("start.confidence");
  for (const part of [...parts, Y.encodeStateAsUpdate(doc), Y.mergeUpdates([parts[0], parts[3]])])
    assert.ok(isPlain(part));
});

for (const [what, refused] of Object.entries(vectors.refused)) {
  test(`what the server refuses no phone takes in: ${what}`, async () => {
    assert.ok(!isPlain(fromBase64(refused)));
    const { sessions, ...head } = vectors.file;
    const file = new Blob([JSON.stringify({ ...head, sessions: [...sessions, { ...sessions[0], state: refused }] })]);
    await assert.rejects(readFile(file), (error) => error instanceof BadFile && error.reason === "damaged");
  });
}

test("nested types, embeds, bytes and private names are seen wherever they stand", () => {
  const bad = /** @type {((doc: Y.Doc) => void)[]} */ ([
    (doc) => doc.getMap("choices").set("private.mentor", "x"),
    (doc) => doc.getMap("meta").set("phase", new Y.Map([["a", 1]])),
    (doc) => doc.getArray("plan.steps").push([new Y.Text("x")]),
    (doc) => doc.getText("plan.steps").insertEmbed(0, { image: "x" }),
    (doc) => doc.getXmlFragment("plan.steps").push([new Y.XmlElement("script")]),
    (doc) => doc.getMap("choices").set("plan.steps", new Y.Doc()),
  ]);
  for (const write of bad) assert.ok(!isPlain(update(write)));
});
