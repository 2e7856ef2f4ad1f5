// Typing becomes an edit that is right for every pair of texts, and as small as it can be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textEdit } from "../../../static/js/fields/text-edit.js";
import { random } from "../support/random.mjs";

// Few letters, so that many repeat; pairs that share their first or their second half; a joined family.
const LETTERS = ["a", "a", "b", " ", "😀", "😁", "🙀", "𐐀", "ä", "م", "👩‍🔬"];
const PLAIN = ["a", "a", "b", " "];

/**
 * @param {string} before
 * @param {{at: number, remove: number, insert: string} | null} edit
 */
const apply = (before, edit) =>
  edit ? before.slice(0, edit.at) + edit.insert + before.slice(edit.at + edit.remove) : before;

/**
 * @param {(below: number) => number} chance
 * @param {string[]} [letters]
 */
const word = (chance, letters = LETTERS) =>
  Array.from({ length: chance(7) }, () => letters[chance(letters.length)]).join("");

/**
 * A change as people make it: some letters out at one place, some in. The caret ends after what came in.
 * @param {(below: number) => number} chance
 * @param {string[]} [from] the letters to choose from
 */
function typing(chance, from) {
  const letters = Array.from(word(chance, from) + word(chance, from));
  const at = chance(letters.length + 1);
  const removed = chance(letters.length - at + 1);
  const start = letters.slice(0, at).join("");
  const insert = word(chance, from);
  const end = letters.slice(at + removed).join("");
  return {
    before: letters.join(""),
    after: start + insert + end,
    caret: start.length + insert.length,
    at: start.length,
    insert,
  };
}

/**
 * @param {string} before
 * @param {string} after
 * @param {number} [caret]
 */
function check(before, after, caret) {
  const edit = textEdit(before, after, caret);
  const said = JSON.stringify({ before, after, caret, edit });
  assert.equal(apply(before, edit), after, said);
  assert.equal(edit === null, before === after, said);
  if (!edit) return;
  const pieces = [
    before.slice(0, edit.at),
    before.slice(edit.at, edit.at + edit.remove),
    before.slice(edit.at + edit.remove),
    edit.insert,
  ];
  assert.ok(
    pieces.every((piece) => piece.isWellFormed()),
    `a pair is cut: ${said}`,
  );
  assert.ok(edit.at >= 0 && edit.remove >= 0, said);
}

test("applied to what was there, an edit gives what is there now, and cuts no pair", () => {
  const chance = random(20_261_127);
  for (let round = 0; round < 20_000; round += 1) {
    const { before, after, caret } = typing(chance);
    check(before, after, caret);
    check(before, after);
    check(word(chance), word(chance), chance(9));
  }
});

test("the caret settles where letters came in, even among equal ones", () => {
  const chance = random(1127);
  let repeated = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const { before, after, caret, at, insert } = typing(chance, PLAIN);
    if (before.length + insert.length !== after.length || !insert) continue;
    const edit = textEdit(before, after, caret);
    assert.deepEqual(edit, { at, remove: 0, insert }, JSON.stringify({ before, after, caret }));
    repeated += Number(textEdit(before, after)?.at !== at);
  }
  assert.ok(repeated > 100, "without the caret, it would often be another place");
});

test("an o in the middle of a row stands where the caret is", () => {
  assert.deepEqual(textEdit("oooo", "ooooo", 2), { at: 1, remove: 0, insert: "o" });
  assert.deepEqual(textEdit("oooo", "ooooo", 5), { at: 4, remove: 0, insert: "o" });
  assert.deepEqual(textEdit("oooo", "ooo", 1), { at: 1, remove: 1, insert: "" });
});

test("a face that changes only its second half is replaced whole", () => {
  assert.deepEqual(textEdit("x😀y", "x😁y"), { at: 1, remove: 2, insert: "😁" });
  assert.deepEqual(textEdit("😀", "😀😀", 2), { at: 0, remove: 0, insert: "😀" });
});
