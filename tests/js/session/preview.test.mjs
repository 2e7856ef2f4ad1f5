// Where home goes on: where the two were, unless they only looked there; on the day of meeting 2, with that.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep } from "../../../static/js/session/preview.js";

const LATER = "2999-01-01T10:30";
const PAST = "2001-01-01T10:30";

/** @param {string} at @param {string} phase @param {string} [when] */
const next = (at, phase, when = "") =>
  nextStep(
    /** @type {import("../../../static/js/storage/session-record.js").SessionRecord} */ (
      /** @type {unknown} */ ({ id: "a", at, shown: { phase, when } })
    ),
  );

test("it goes on where they were", () => {
  assert.equal(next("start.names", ""), "start.names");
  assert.equal(next("strength.topic", "explain"), "strength.topic");
  assert.equal(next("plan.where", "plan", LATER), "plan.where");
});

test("a look ahead changes nothing", () => {
  assert.equal(next("lead.leading", "explain"), "explain");
  assert.equal(next("reflect.next", "plan", LATER), "between.prepare");
  assert.equal(next("reflect.next", "lead", PAST), "reflect.next");
});

test("on the day of meeting 2, it is next", () => {
  assert.equal(next("between.prepare", "plan", PAST), "lead.ready");
  assert.equal(next("lead.leading", "between", PAST), "lead.leading");
});
