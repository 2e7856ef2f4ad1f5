// The test vectors of docs/protocol.md, which Python's tests read too (tests/unit/test_protocol_vectors.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";
import { joinLink, readLink, takeLink } from "../../static/js/features/sharing/links.js";
import { pack, sumOf, unpack } from "../../static/js/features/sharing/parcel.chunk.js";
import { entryOf, readFile, writeFile } from "../../static/js/features/sharing/session-file.js";
import { contentHash } from "../../static/js/session/content-hash.js";
import { base32, idFrom } from "../../static/js/session/ids.js";
import { checkUpdate } from "../../static/js/session/session.js";
import { fromBase64, toBase64 } from "../../static/js/storage/base64.js";
import { Others } from "../../static/js/sync/others.js";
import { ADDRESS } from "./support/page.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors/protocol.json", import.meta.url), "utf8"));
const address = { id: vectors.id.text, key: vectors.key.text };
const { session } = vectors;

/** @param {string} update base64 */
function open(update) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, fromBase64(update));
  return doc;
}

/** @param {string} link */
const read = (link) => /** @type {any} */ (readLink(new URL(link).hash));

test("the vectors are for the address that the tests have", () => assert.equal(vectors.address, ADDRESS));

test("ids and keys", () => {
  for (const { bytes, text } of [vectors.id, vectors.key]) assert.equal(base32(Buffer.from(bytes, "hex")), text);
});

test("the id that is made from a secret", () => assert.equal(idFrom(vectors.owner.secret), vectors.owner.id));

test("the document", () => {
  const doc = open(session.update);
  for (const [field, text] of Object.entries(session.texts)) assert.equal(doc.getText(field).toString(), text);
  assert.deepEqual(doc.getMap("choices").toJSON(), session.choices);
  assert.deepEqual(doc.getMap("meta").toJSON(), session.meta);
  assert.equal(toBase64(Y.encodeStateVector(doc)), session.vector);
});

test("a companion", () => {
  const { update, texts, choices, meta, history } = vectors.companion;
  const doc = open(update);
  for (const [field, text] of Object.entries(texts)) assert.equal(doc.getText(field).toString(), text);
  assert.deepEqual(doc.getMap("choices").toJSON(), choices);
  assert.deepEqual(doc.getMap("meta").toJSON(), meta);
  assert.deepEqual(doc.getMap("history").toJSON(), history);
});

for (const { is, update, content } of vectors.contents) {
  test(`the hash of a content: ${is}`, () => assert.equal(contentHash(open(update)), content));
}

for (const { is, client, message, shown } of vectors.awareness)
  test(`what a phone tells of itself: ${is}`, () => {
    const others = new Others();
    const decoder = createDecoder(fromBase64(message));
    assert.equal(readVarUint(decoder), 1);
    others.take(readVarUint8Array(decoder), client + 1);
    const heard = others.list("thisphon").map(({ at, ...other }) => other);
    assert.deepEqual(heard, shown ? [shown] : []);
  });

test("the link to a session on the server", () => {
  assert.equal(joinLink(address), vectors.join);
  assert.deepEqual(read(vectors.join), { join: address });
});

test("the check on a parcel", () => {
  for (const [text, sum] of Object.entries(vectors.sums)) assert.equal(sumOf(text), sum);
});

for (const { is, update, links } of vectors.parcels) {
  test(`a parcel: ${is}`, () => {
    const parts = links.map((/** @type {string} */ link) => read(link).take);
    assert.deepEqual(parts.map(takeLink), links);
    assert.equal(toBase64(unpack(parts.toReversed(), checkUpdate)), update);
    assert.equal(toBase64(unpack(pack(address, fromBase64(update)), checkUpdate)), update);
  });
}

test("links that are damaged", () => {
  for (const link of vectors.damaged) assert.equal(read(link), "damaged", link);
});

test("the file", async () => {
  const [incoming] = await readFile(new Blob([JSON.stringify(vectors.file)]));
  assert.deepEqual({ id: incoming.id, key: incoming.key }, address);
  assert.equal(toBase64(incoming.update), session.update);
  assert.deepEqual(
    JSON.parse(writeFile([entryOf(address, open(session.update), Object.keys(session.texts))])),
    vectors.file,
  );
});

/** @param {{numbers?: number[], text?: string, bytes?: string, parts?: any[]}} said */
function encoded({ numbers = [], text, bytes, parts = [] }) {
  const encoder = createEncoder();
  for (const number of numbers) writeVarUint(encoder, number);
  if (text !== undefined) writeVarString(encoder, text);
  if (bytes !== undefined) writeVarUint8Array(encoder, fromBase64(bytes));
  for (const part of parts) {
    if (part.numbers) writeVarUint8Array(encoder, encoded(part));
    else if ("text" in part) writeVarString(encoder, part.text);
    else writeVarUint8Array(encoder, fromBase64(part.bytes));
  }
  return toUint8Array(encoder);
}

for (const said of vectors.live.messages) {
  test(`a live message: ${said.is}`, () => assert.equal(toBase64(encoded(said)), said.frame));
}
