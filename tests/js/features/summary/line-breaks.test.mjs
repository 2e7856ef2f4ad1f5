// Lines of the shared picture: none wider than the picture, no letter lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wrap } from "../../../../static/js/features/summary/line-breaks.js";

const measure = (/** @type {string} */ text) => text.length;

test("words stand in lines that fit", () => {
  assert.deepEqual(wrap("one two three four", 9, measure), ["one two", "three", "four"]);
});

test("a line of its own stays one", () => {
  assert.deepEqual(wrap("one\n\ntwo", 9, measure), ["one", "", "two"]);
});

test("a word that is too long is broken, and whole again when joined", () => {
  const lines = wrap("an Donaudampfschifffahrtsgesellschaft", 9, measure);
  assert.ok(lines.every((line) => line.length <= 9));
  assert.equal(lines.join(""), "anDonaudampfschifffahrtsgesellschaft");
});

test("what a reader takes for one letter is not torn apart", () => {
  assert.deepEqual(wrap("👩‍🏫👩‍🏫", 5, measure), ["👩‍🏫", "👩‍🏫"]);
});
