// A picture stays with its step whatever happens around it, and the stage with the step that it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { countOf, indexOf, placeOf } from "../../../static/js/features/guide/lead-stage-steps.js";
import { stepAt, stepNames, stepOf } from "../../../static/js/fields/plan-steps.js";

/** @param {string} words @returns {any} */
function planned(words) {
  const doc = new Y.Doc();
  doc.getText("plan.steps").insert(0, words);
  return { doc, choices: doc.getMap("choices") };
}

/** @param {any} session @param {string} before @param {string} after */
function correct({ doc }, before, after) {
  const text = doc.getText("plan.steps");
  const at = text.toString().indexOf(before);
  text.delete(at, before.length);
  text.insert(at, after);
}

test("what is added belongs to the step that the caret is in", () => {
  const session = planned("One\n\nTwo\nThree");
  const names = stepNames(session);
  for (const [caret, at] of [
    [0, 0],
    [3, 0],
    [4, 0],
    [5, 1],
    [8, 1],
    [14, 2],
  ]) {
    assert.equal(stepAt(session, caret), names[at], String(caret));
  }
  assert.equal(stepAt(planned(""), 0), "");
});

test("it stays with its step, and is with the first one when that is gone", () => {
  const session = planned("One\nTwo\nThree");
  const attachment = /** @type {any} */ ({ step: stepNames(session)[1] });
  correct(session, "One", "Hello\nOne");
  correct(session, "wo", "wos");
  assert.equal(stepOf(session, attachment), 2);
  correct(session, "Twos\n", "");
  assert.equal(stepOf(session, attachment), 0);
  assert.equal(stepOf(session, /** @type {any} */ ({})), 0);
});

test("the stage stays at its step, and is at the next one when that is gone", () => {
  const session = planned("One\nTwo\nThree");
  const place = placeOf(session, 1);
  correct(session, "One", "Hello\nOne");
  assert.equal(indexOf(session, place), 2);
  correct(session, "Two\n", "");
  assert.equal(indexOf(session, placeOf(session, 2)), 2);
  assert.equal(indexOf(session, place), 2);
});

test("after the last step comes the end, also where there is none", () => {
  for (const words of ["One\nTwo", ""]) {
    const session = planned(words);
    assert.equal(indexOf(session, placeOf(session, countOf(session))), countOf(session));
  }
  assert.equal(countOf(planned("")), 1);
});

test("what is no place begins at the first step that isn't ticked", () => {
  const session = planned("One\nTwo");
  for (const place of ["", "undefined", "x.y-z"]) assert.equal(indexOf(session, place), 0);
  session.choices.set(`lead.done:${stepNames(session)[0]}`, true);
  assert.equal(indexOf(session, ""), 1);
});
