// Ids and keys are made and known as the server knows them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base32, isId, randomId } from "../../../static/js/session/ids.js";

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text);

test("the examples of RFC 4648 come out, in lower case and without padding", () => {
  const examples = {
    "": "",
    f: "my",
    fo: "mzxq",
    foo: "mzxw6",
    foob: "mzxw6yq",
    fooba: "mzxw6ytb",
    foobar: "mzxw6ytboi",
  };
  for (const [text, expected] of Object.entries(examples)) assert.equal(base32(bytes(text)), expected);
});

test("the largest and the smallest 128 bits have 26 letters", () => {
  assert.equal(base32(new Uint8Array(16).fill(255)), `${"7".repeat(25)}4`);
  assert.equal(base32(new Uint8Array(16)), "a".repeat(26));
});

test("a new id is an id, and no two are the same", () => {
  const ids = Array.from({ length: 1000 }, randomId);
  assert.ok(ids.every(isId));
  assert.equal(new Set(ids).size, ids.length);
});

test("the bits come from the browser's source of secrets", ({ mock }) => {
  const asked = mock.method(crypto, "getRandomValues", (/** @type {Uint8Array} */ random) => random.fill(255));
  assert.equal(randomId(), `${"7".repeat(25)}4`);
  assert.equal(asked.mock.calls[0].arguments[0]?.byteLength, 16);
});

test("nothing else is an id", () => {
  const wrong = [
    "",
    "a".repeat(25),
    "a".repeat(27),
    "A".repeat(26),
    "1".repeat(26),
    `${"a".repeat(26)}\n`,
    26,
    null,
    undefined,
    ["a".repeat(26)],
  ];
  assert.deepEqual(wrong.filter(isId), []);
});
