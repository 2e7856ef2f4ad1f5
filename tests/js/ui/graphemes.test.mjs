// What a reader takes for one letter is never torn apart, with the browser's own Segmenter and without.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, graphemes } from "../../../static/js/ui/graphemes.js";

const LETTERS = [
  "é",
  "e\u0301",
  "क्षि",
  "நி",
  "ก็",
  "مَ",
  "🇺🇦",
  "👩🏽‍🏫",
  "❤️",
  "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
  "👨‍👩‍👧",
  "x",
];

/** @param {() => void} run in a browser that has no Segmenter */
function without(run) {
  const { Segmenter } = Intl;
  Object.defineProperty(Intl, "Segmenter", { value: undefined, configurable: true });
  try {
    run();
  } finally {
    Object.defineProperty(Intl, "Segmenter", { value: Segmenter, configurable: true });
  }
}

test("joined again, it is the same text", () => {
  const text = `${LETTERS.join("")}\n\r\n \ud800 a`;
  assert.equal(graphemes(text).join(""), text);
  without(() => assert.equal(graphemes(text).join(""), text));
});

test("marks, joiners, skins and flags stay with their letter", () => {
  for (const letter of LETTERS.filter((one) => one !== "क्षि")) {
    assert.deepEqual(graphemes(`a${letter}b`), ["a", letter, "b"], letter);
    without(() => assert.deepEqual(graphemes(`a${letter}b`), ["a", letter, "b"], letter));
  }
});

test("what is cut ends in an ellipsis, behind a whole letter", () => {
  for (const check of [(/** @type {() => void} */ run) => run(), without])
    check(() => {
      assert.equal(cut("Juggling", 8), "Juggling");
      assert.equal(cut("Juggling!", 8), "Jugglin…");
      assert.equal(cut("👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫", 3), "👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫");
      assert.equal(cut("👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫", 3), "👩🏽‍🏫👩🏽‍🏫…");
      assert.equal(cut("one two", 5), "one…");
      assert.equal(cut("one\ntwo\nthree", 91), "one\ntwo\nthree");
      assert.equal(cut("one\ntwo\nthree", 80), "one\ntwo…");
    });
});

test("a letter with marks without end is cut too", () => {
  assert.ok(cut(`a${"\u0301".repeat(34_000)}`, 60).length < 1000);
  assert.ok(cut("x".repeat(34_000), 60).length === 60);
});
