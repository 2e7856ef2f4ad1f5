// A tick stays with its line whatever happens around it, and goes with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { linesOf, tickOn, ticksOn } from "../../../static/js/fields/line-ticks.js";

const STEPS = "Show an exmple\nDo it together\n\n  Your turn 🎬 \n";

/** @param {string} words */
function written(words) {
  const text = new Y.Doc().getText("plan.steps");
  text.insert(0, words);
  return text;
}

/** @param {Y.Text} text @param {string} line */
const tick = (text, line) =>
  tickOn(text, /** @type {any} */ (linesOf(text.toString()).find((one) => one.text === line)));

/** @param {Y.Text} text @param {string[]} ticks @returns {string[]} the lines that have a tick */
const ticked = (text, ticks) =>
  linesOf(text.toString())
    .filter((line) => ticksOn(text, line, ticks).length)
    .map((line) => line.text);

/** @param {Y.Text} text @param {string} before @param {string} after */
function correct(text, before, after) {
  const at = text.toString().indexOf(before);
  text.delete(at, before.length);
  text.insert(at, after);
}

test("lines are what stands between breaks, without what surrounds them", () => {
  assert.deepEqual(
    linesOf(STEPS).map(({ text }) => text),
    ["Show an exmple", "Do it together", "Your turn 🎬"],
  );
  for (const { text, start, end } of linesOf(STEPS)) assert.equal(STEPS.slice(start, end), text);
  assert.deepEqual(linesOf(" \n\n"), []);
});

test("a tick is on its own line and on no other", () => {
  for (const line of ["Show an exmple", "Do it together", "Your turn 🎬"]) {
    const text = written(STEPS);
    assert.deepEqual(ticked(text, [tick(text, line)]), [line]);
  }
});

test("two lines that say the same have ticks of their own", () => {
  const text = written("Pause\nPause");
  const [, second] = linesOf(text.toString());
  const ticks = [tickOn(text, second)];
  assert.deepEqual(
    linesOf(text.toString()).map((line) => ticksOn(text, line, ticks).length),
    [0, 1],
  );
});

test("it stays when the line is corrected, lengthened at either end, or pushed down", () => {
  const text = written(STEPS);
  const ticks = [tick(text, "Show an exmple")];
  correct(text, "xm", "xam");
  correct(text, "S", "First, s");
  correct(text, "e\n", "es of mine!\n");
  text.insert(0, "Say hello\n");
  assert.deepEqual(ticked(text, ticks), ["First, show an examples of mine!"]);
});

test("it goes with its line, and doesn't jump to the next one", () => {
  const text = written(STEPS);
  const ticks = [tick(text, "Show an exmple")];
  correct(text, "Show an exmple\n", "");
  assert.deepEqual(ticked(text, ticks), []);
  correct(text, "Do it together", "Do something else");
  assert.deepEqual(ticked(text, ticks), []);
});

test("two phones agree after one edited what the other ticked", () => {
  const one = written(STEPS);
  const other = new Y.Doc().getText("plan.steps");
  Y.applyUpdate(/** @type {Y.Doc} */ (other.doc), Y.encodeStateAsUpdate(/** @type {Y.Doc} */ (one.doc)));
  const ticks = [tick(one, "Do it together")];
  correct(other, "together", "side by side");
  Y.applyUpdate(/** @type {Y.Doc} */ (one.doc), Y.encodeStateAsUpdate(/** @type {Y.Doc} */ (other.doc)));
  for (const text of [one, other]) assert.deepEqual(ticked(text, ticks), ["Do it side by side"]);
});

test("what is no tick, or one on another text, is on no line", () => {
  const text = written(STEPS);
  const needs = /** @type {Y.Doc} */ (text.doc).getText("plan.needs");
  needs.insert(0, "Paper");
  const foreign = [
    "demo",
    "",
    "x.y-z",
    "1.1-",
    "0.0-0.0-0.0",
    "9.999999-9.999999-9.999999",
    tickOn(needs, linesOf("Paper")[0]),
  ];
  assert.deepEqual(ticked(text, foreign), []);
});
