// When a session began and which companion it is can't be changed from elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import "../support/page.mjs";
import { ORIGIN, Session } from "../../../static/js/session/session.js";

const RECORD = /** @type {any} */ ({ id: "a".repeat(26), key: "b".repeat(26) });

/** @param {Record<string, string>} meta */
function sessionWith(meta) {
  const session = new Session(RECORD, /** @type {any} */ ({ push() {} }));
  session.listen();
  for (const [name, value] of Object.entries(meta)) session.meta.set(name, value);
  return session;
}

for (const [is, before] of /** @type {[string, Record<string, string>][]} */ ([
  ["a session", { created: "2026-11-27" }],
  ["a companion", { created: "2026-11-27", kind: "ladder" }],
])) {
  test(`${is} stays what it is, also for those who hear of it later`, () => {
    const session = sessionWith(before);
    const forger = new Y.Doc();
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(session.doc));
    forger.getMap("meta").set("kind", "roadmap");
    forger.getMap("meta").set("created", "2020-01-01");
    forger.getMap("meta").set("phase", "plan");
    for (const origin of [ORIGIN.server, ORIGIN.file]) {
      session.shared.merge(Y.encodeStateAsUpdate(forger), origin);
      assert.deepEqual(session.meta.toJSON(), { ...before, phase: "plan" });
    }
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(session.doc));
    assert.deepEqual(forger.getMap("meta").toJSON(), { ...before, phase: "plan" });
  });
}

test("a phone that joins learns what the session is", () => {
  const joined = sessionWith({});
  joined.shared.merge(Y.encodeStateAsUpdate(sessionWith({ created: "2026-11-27", kind: "ladder" }).doc), ORIGIN.server);
  assert.equal(joined.kind, "ladder");
});
