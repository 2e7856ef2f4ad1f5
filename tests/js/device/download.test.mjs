// A file's name says its topic in every script, and no disk refuses it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../../static/js/device/download.js";

/** @param {string} topic */
const named = (topic) => fileName(topic, "json").replace(/^andersom-?|\.json$/gu, "");

test("words of any script keep their vowel signs and marks", () => {
  for (const word of [
    "हिन्दी",
    "தமிழ்",
    "ภาษาไทย",
    "বাংলা",
    "العَرَبِيَّة",
    "עִבְרִית",
    "မြန်မာ",
    "ខ្មែរ",
    "Тіло",
    "日本語",
    "٣",
    "می‌خواهم",
  ])
    assert.equal(named(word), word.normalize("NFC"), word);
});

test("a decomposed letter is the composed one", () => {
  assert.equal(named("Cafe\u0301 Mu\u0308ll\u0259\u0301"), "Café-Müllə\u0301");
});

test("what a disk refuses isn't in it", () => {
  assert.equal(named('../a\\b:c*d?"e<f>g|h\u0000i\u202ej'), "a-b-c-d-e-f-g-h-i-j");
  assert.equal(named("❤️ 👩🏽‍🏫 Dance \u0301!"), "Dance");
  assert.equal(fileName("", "json"), "andersom.json");
  assert.equal(fileName("👩🏽‍🏫", "png"), "andersom.png");
});

test("it is cut between letters, and short enough for every disk", () => {
  for (const letter of ["x", "க்", "é", "ə\u0301", "नि", "𠜎", `a${"\u0301".repeat(9)}`]) {
    const name = named(letter.repeat(500));
    assert.equal(name.normalize("NFC").replaceAll(letter.normalize("NFC"), ""), "", letter);
    assert.ok(name.length > 0, letter);
    assert.ok(new TextEncoder().encode(fileName(letter.repeat(500), "json")).length <= 143, letter);
  }
  assert.equal(fileName(`a${"\u0301".repeat(5000)}`, "json"), "andersom.json");
  assert.equal(named(`${"x".repeat(39)} ${"y".repeat(9)}`), "x".repeat(39));
});
