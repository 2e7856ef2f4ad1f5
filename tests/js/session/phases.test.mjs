// A phase is reached by an answer or by going on from its last prompt; never backwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { finish, reach, screenOf } from "../../../static/js/session/phases.js";

/** @param {string} [kind] */
function begun(kind = "") {
  const doc = new Y.Doc();
  return /** @type {import("../../../static/js/session/session.js").Session} */ (
    /** @type {unknown} */ ({ doc, kind, meta: doc.getMap("meta") })
  );
}

test("each field belongs to a screen", () => {
  assert.deepEqual(["plan.when", "next.step", "private.mentor"].map(screenOf), ["plan", "reflect", "reflect"]);
});

test("what was reached stays", () => {
  const session = begun();
  reach(session, "plan");
  reach(session, "explain");
  assert.equal(session.meta.get("phase"), "plan");
  reach(session, "home");
  assert.equal(session.meta.get("phase"), "plan");
});

test("the session ends with the look back, for those who led", () => {
  const session = begun();
  finish(session, "plan");
  finish(session, "reflect");
  assert.equal(session.meta.get("phase"), "plan");
  finish(session, "lead");
  assert.equal(session.meta.get("phase"), "lead");
  finish(session, "reflect");
  assert.equal(session.meta.get("phase"), "summary");
});

test("a companion has no phases", () => {
  const ladder = begun("ladder");
  reach(ladder, "plan");
  assert.equal(ladder.meta.get("phase"), undefined);
});
