// Words in a companion's picture: short lines, no letter cut in two.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../../../static/js/features/companions/picture-parts.js";

test("words stand in as many lines as they need", () => {
  assert.deepEqual(linesOf("Ask the vet", 22, 2), ["Ask the vet"]);
  assert.deepEqual(linesOf("  Help at the animal\nshelter ", 12, 3), ["Help at the", "animal", "shelter"]);
  assert.deepEqual(linesOf("", 12, 2), [""]);
});

test("what is too long ends in an ellipsis", () => {
  assert.deepEqual(linesOf("one two three four five six", 8, 2), ["one two", "three…"]);
  assert.deepEqual(linesOf("one two", 7, 1), ["one two"]);
});

test("a long word is broken, an emoji never", () => {
  assert.deepEqual(linesOf("Donaudampfschifffahrt", 10, 3), ["Donaudampf", "schifffahr", "t"]);
  assert.deepEqual(linesOf("🚂🚂🚂🚂🚂", 2, 2), ["🚂🚂", "🚂…"]);
});
