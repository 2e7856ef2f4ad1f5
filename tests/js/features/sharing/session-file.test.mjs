// A file holds sessions as they are, and a bad one changes nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import {
  BadFile,
  encodeAttachment,
  entryOf,
  mayBeSaved,
  readFile,
  writeFile,
} from "../../../../static/js/features/sharing/session-file.js";

const address = { id: "abcdefghijklmnopqrstuvwxy2", key: "234567abcdefghijklmnopqrst" };
const FIELDS = ["strength.topic", "plan.steps"];

function session() {
  const doc = new Y.Doc();
  doc.getText("strength.topic").insert(0, "stoom 🚂 و بخار");
  doc.getMap("choices").set("strength.kinds:steam_topic", true);
  doc.getMap("choices").set("start.confidence", 3);
  return doc;
}

/** @param {unknown} held */
const file = (held) => new Blob([typeof held === "string" ? held : JSON.stringify(held)]);

/** @returns {{format: unknown, version: unknown, sessions: Record<string, unknown>[]}} */
const good = () => JSON.parse(writeFile([entryOf(address, session(), FIELDS)]));

/**
 * @param {unknown} held
 * @param {string} reason
 */
const refused = (held, reason) =>
  assert.rejects(readFile(file(held)), (error) => error instanceof BadFile && error.reason === reason);

test("what is saved can be read by people, and by the app to the last change", async () => {
  const doc = session();
  const text = writeFile([entryOf(address, doc, FIELDS)]);
  assert.deepEqual(JSON.parse(text).sessions[0].answers, {
    "strength.topic": "stoom 🚂 و بخار",
    "strength.kinds:steam_topic": true,
    "start.confidence": 3,
  });
  const [{ id, key, update }] = await readFile(file(text));
  assert.deepEqual({ id, key }, address);
  const read = new Y.Doc();
  Y.applyUpdate(read, update);
  assert.deepEqual(Y.encodeStateAsUpdate(read), Y.encodeStateAsUpdate(doc));
});

test("a session's updates may stand one by one, as they are saved where the app can't start", async () => {
  const doc = new Y.Doc();
  /** @type {string[]} */
  const updates = [];
  doc.on("update", (change) => updates.push(Buffer.from(change).toString("base64")));
  doc.getText("strength.topic").insert(0, "Juggling");
  doc.getText("strength.topic").insert(8, " with five");
  doc.getMap("choices").set("start.confidence", 3);
  const rescued = good();
  rescued.sessions = [{ ...address, answers: {}, updates: updates.reverse() }];
  const [whole] = await readFile(file(rescued));
  const read = new Y.Doc();
  Y.applyUpdate(read, whole.update);
  assert.equal(read.getText("strength.topic").toString(), "Juggling with five");
  assert.equal(read.getMap("choices").get("start.confidence"), 3);
  for (const wrong of [[], ["!"], [5], "text", { length: 1 }]) {
    rescued.sessions = [{ ...address, answers: {}, updates: wrong }];
    await refused(rescued, "damaged");
  }
});

test("several sessions are one file, and all are sound or none is taken", async () => {
  const two = good();
  two.sessions.push({ ...two.sessions[0], id: "z".repeat(26) });
  assert.equal((await readFile(file(two))).length, 2);
  two.sessions.push({ ...two.sessions[0], state: "!" });
  await refused(two, "damaged");
});

test("a cut file is damaged, wherever it was cut", async () => {
  const text = JSON.stringify(good());
  for (let length = 0; length < text.length; length += 7) await refused(text.slice(0, length), "damaged");
});

test("foreign JSON is damaged", async () => {
  const others = [
    null,
    5,
    "text",
    [],
    {},
    { ...good(), format: "other" },
    { ...good(), version: "1" },
    { ...good(), version: 1.5 },
    { ...good(), sessions: [] },
    { ...good(), sessions: {} },
    { ...good(), sessions: [null] },
  ];
  for (const other of others) await refused(JSON.stringify(other), "damaged");
  const update = new Uint8Array([1, 2, 3, 4, 5]);
  const entries = [
    { id: "x" },
    { key: address.id.slice(1) },
    { state: undefined },
    { state: "" },
    { state: "é" },
    { state: Buffer.from(update).toString("base64") },
  ];
  for (const entry of entries) await refused({ ...good(), sessions: [{ ...good().sessions[0], ...entry }] }, "damaged");
});

/** @type {import("../../../../static/js/storage/attachment-store.js").Attachment} */
const spoken = {
  id: "s".repeat(26),
  session: address.id,
  field: "plan.steps",
  kind: "voice",
  created: "2026-11-27T09:00:00.000Z",
  seconds: 3,
  levels: "0379",
  step: "12.0-12.4-34.5",
  data: new Blob([new Uint8Array([0, 255, 128])], { type: "audio/webm" }),
};

test("a recording comes out of a file as it went in", async () => {
  const held = good();
  held.sessions[0].attachments = [await encodeAttachment(spoken)];
  const [
    {
      attachments: [{ data, ...rest }],
    },
  ] = await readFile(file(held));
  const { data: before, ...same } = spoken;
  assert.deepEqual(rest, same);
  assert.equal(data.type, before.type);
  assert.deepEqual(await data.arrayBuffer(), await before.arrayBuffer());
});

test("what a recording says of itself is left out where it isn't sound", async () => {
  const held = good();
  const encoded = await encodeAttachment(spoken);
  held.sessions[0].attachments = [{ ...encoded, levels: "<b>", step: "12.0", seconds: /** @type {any} */ ("3") }];
  const [{ attachments }] = await readFile(file(held));
  for (const name of ["levels", "step", "seconds"]) assert.equal(name in attachments[0], false, name);
});

test("a file without any has none", async () => assert.deepEqual((await readFile(file(good())))[0].attachments, []));

test("what a newer app attaches is passed over, what could run is too", async () => {
  const carried = await encodeAttachment(spoken);
  const held = good();
  held.sessions[0].attachments = [
    carried,
    { ...carried, kind: "hologram" },
    { ...carried, type: "image/svg+xml" },
    { ...carried, type: "text/html" },
  ];
  assert.equal((await readFile(file(held)))[0].attachments.length, 1);
});

test("damaged attachments damage the file", async () => {
  const carried = await encodeAttachment(spoken);
  for (const damage of [
    { id: "x" },
    { field: "private.mentee" },
    { field: 5 },
    { created: "soon" },
    { data: "!" },
    { data: undefined },
  ]) {
    await refused(
      { ...good(), sessions: [{ ...good().sessions[0], attachments: [{ ...carried, ...damage }] }] },
      "damaged",
    );
  }
  for (const attachments of [{}, "text", [null]]) {
    await refused({ ...good(), sessions: [{ ...good().sessions[0], attachments }] }, "damaged");
  }
});

test("what is beside a private note may not leave the phone", () => {
  assert.ok(mayBeSaved(spoken));
  assert.ok(!mayBeSaved({ ...spoken, field: "private.mentee" }));
});

test("a newer version says so", () => refused({ ...good(), version: 2, sessions: "in a form of its own" }, "newer"));

test("a huge file is not even read", async () => {
  const huge = { size: 33 * 1024 * 1024, text: () => assert.fail("it was read") };
  await assert.rejects(
    readFile(/** @type {any} */ (huge)),
    (error) => error instanceof BadFile && error.reason === "large",
  );
});
