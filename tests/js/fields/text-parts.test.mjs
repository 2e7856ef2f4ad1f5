// A part of a text is found only where it stands by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf } from "../../../static/js/fields/text-parts.js";

/** @type {[text: string, part: string, between: string, rest: string | null][]} */
const TEXTS = [
  ["memes", "memes", ", ", ""],
  ["my own, memes", "memes", ", ", "my own"],
  ["memes, my own", "memes", ", ", "my own"],
  ["one, memes, two", "memes", ", ", "one, two"],
  ["how memes work", "memes", ", ", null],
  ["memes!", "memes", ", ", null],
  ["memes and memes, memes", "memes", ", ", "memes and memes"],
  ["what to draw, and how", "what to draw, and how", ", ", ""],
  ["one\ntwo\nthree", "two", "\n", "one\nthree"],
  ["one\ntwo", "one", "\n", "two"],
  ["", "", "\n", null],
  ["one", "", "\n", null],
];

test("taking a part out leaves the others as they were", () => {
  for (const [text, part, between, rest] of TEXTS) {
    const found = partOf(text, part, between);
    assert.equal(found && text.slice(0, found[0]) + text.slice(found[1]), rest, `“${part}” in “${text}”`);
  }
});
