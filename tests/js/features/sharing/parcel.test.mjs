// A session in codes: read in any order, and nothing taken for it that isn't.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "fflate";
import * as Y from "yjs";
import { BadParcel, MOST, PART, pack, sumOf, unpack } from "../../../../static/js/features/sharing/parcel.chunk.js";
import { checkUpdate } from "../../../../static/js/session/session.js";
import { toBase64 } from "../../../../static/js/storage/base64.js";
import { random } from "../../support/random.mjs";

const address = { id: "abcdefghijklmnopqrstuvwxy2", key: "234567abcdefghijklmnopqrst" };

/**
 * A session whose update can hardly be deflated.
 * @param {number} letters
 * @param {number} [seed]
 */
function update(letters, seed = 5) {
  const chance = random(seed);
  const doc = new Y.Doc();
  doc
    .getText("strength.topic")
    .insert(0, Array.from({ length: letters }, () => String.fromCharCode(33 + chance(90))).join(""));
  return Y.encodeStateAsUpdate(doc);
}

/**
 * Any bytes, packed as a parcel of one part is.
 * @param {Uint8Array} bytes
 */
function parcelOf(bytes) {
  const data = toBase64(bytes).replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
  return [{ ...address, sum: sumOf(data), number: 1, count: 1, data }];
}

test("a small session is one code, a longer one several, and a long one goes as a file", () => {
  assert.equal(pack(address, update(100)).length, 1);
  const parts = pack(address, update(2000));
  assert.ok(parts.length > 1 && parts.length <= MOST);
  assert.ok(parts.every(({ data, count }) => data.length <= PART && data && count === parts.length));
  assert.deepEqual(
    parts.map(({ number }) => number),
    parts.map((_, at) => at + 1),
  );
  assert.deepEqual(pack(address, update(9000)), []);
});

test("the parts can be read in any order", () => {
  const sent = update(2000);
  const parts = pack(address, sent);
  for (let turn = 0; turn < parts.length; turn += 1) {
    const turned = [...parts.slice(turn), ...parts.slice(0, turn)];
    assert.deepEqual(unpack(turned, checkUpdate), sent);
    assert.deepEqual(unpack(turned.reverse(), checkUpdate), sent);
  }
});

test("every length comes through", () => {
  for (let letters = 1; letters < 1500; letters += 37) {
    const sent = update(letters);
    assert.deepEqual(unpack(pack(address, sent), checkUpdate), sent);
  }
});

test("a part that is missing, repeated, changed or another parcel's is noticed", () => {
  const parts = pack(address, update(2000));
  const other = pack(address, update(2000, 6));
  const changed = { ...parts[1], data: `${parts[1].data.slice(0, -1)}${parts[1].data.endsWith("A") ? "B" : "A"}` };
  for (const wrong of [
    parts.slice(1),
    parts.slice(0, -1),
    [...parts, parts[0]],
    [parts[0], changed, ...parts.slice(2)],
    [parts[0], other[1], ...parts.slice(2)],
  ]) {
    assert.throws(() => unpack(wrong, checkUpdate), BadParcel);
  }
});

test("what is not deflated, or cut, or no session is refused", () => {
  const deflated = deflateSync(update(200));
  const wrong = [
    update(200),
    deflated.subarray(0, deflated.length - 5),
    deflated.subarray(0, 1),
    deflateSync(new Uint8Array(0)),
    deflateSync(new TextEncoder().encode("no session")),
    deflateSync(update(200).subarray(0, 50)),
  ];
  for (const [at, bytes] of wrong.entries())
    assert.throws(() => unpack(parcelOf(bytes), checkUpdate), BadParcel, `case ${at}`);
});

test("a bomb is refused long before it is large", () => {
  const bomb = deflateSync(new Uint8Array(64 * 1024 * 1024));
  // Who went on to the end would find that it is cut.
  assert.throws(() => unpack(parcelOf(bomb.subarray(0, bomb.length / 2)), checkUpdate), /too large/u);
});
