// A companion's earlier states: none is lost between two phones, and they don't grow for ever.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import "../../support/page.mjs";
import * as Y from "yjs";
import { recordHistory, stateOf } from "../../../../static/js/features/companions/history.js";
import { setPreference } from "../../../../static/js/initial/preferences.js";
import { ORIGIN, Session } from "../../../../static/js/session/session.js";

/** @param {string} day which the phone's clock says it is */
function setDay(day) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: Date.parse(`${day}T12:00`) });
}

/** @param {Uint8Array} [update] what it begins with */
async function ladder(update) {
  const queue = { push: () => {}, pending: () => [], phone: { load: async () => update ?? null } };
  const session = await Session.open(
    /** @type {any} */ ({ id: "a".repeat(26), key: "b".repeat(26) }),
    /** @type {any} */ (queue),
  );
  if (!update) session.doc.transact(() => session.meta.set("kind", "ladder"), ORIGIN.app);
  recordHistory(session);
  return session;
}

/**
 * @param {Session} session
 * @param {string} skill
 */
function write(session, skill) {
  const text = session.text("ladder.skill");
  session.doc.transact(() => {
    text.delete(0, text.length);
    text.insert(0, skill);
  }, ORIGIN.here);
}

/** @param {Session} session */
const kept = ({ history }) =>
  [...history.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, state]) => [key.slice(0, 10), JSON.parse(state)["ladder.skill"]]);

test("the state before the first change of a new day is kept, once", async () => {
  const session = await ladder();
  setDay("2026-11-27");
  write(session, "two balls");
  write(session, "three balls");
  assert.deepEqual(kept(session), []);
  setDay("2026-12-04");
  write(session, "four balls");
  write(session, "five balls");
  assert.deepEqual(kept(session), [["2026-11-27", "three balls"]]);
  assert.deepEqual(stateOf(session), { "ladder.skill": "five balls" });
});

test("it is kept in the same update as the change, so that a killed tab can't part them", async () => {
  const session = await ladder();
  setDay("2026-11-27");
  write(session, "two balls");
  setDay("2026-12-04");
  /** @type {Uint8Array[]} */
  const updates = [];
  session.doc.on("update", (update) => updates.push(update));
  write(session, "three balls");
  assert.equal(updates.length, 1);
});

test("two phones that were apart add to the history and replace nothing", async () => {
  const one = await ladder();
  setDay("2026-11-27");
  write(one, "two balls");
  const other = await ladder(Y.encodeStateAsUpdate(one.doc));
  for (const [session, name] of /** @type {[Session, string][]} */ ([
    [one, "aaaaaaaa"],
    [other, "bbbbbbbb"],
  ])) {
    setPreference("device", name);
    setDay("2026-11-28");
    write(session, `${name} on Saturday`);
    setDay("2026-11-29");
    write(session, `${name} on Sunday`);
  }
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), ORIGIN.server);
  const words = kept(one).map(([, skill]) => skill);
  assert.deepEqual(words, ["two balls", "two balls", "aaaaaaaa on Saturday", "bbbbbbbb on Saturday"]);
});

test("a clock that was set back overwrites nothing", async () => {
  const session = await ladder();
  for (const [at, day] of ["2026-11-27", "2026-11-28", "2026-11-27", "2026-11-28"].entries()) {
    setDay(day);
    write(session, `words ${at}`);
  }
  assert.deepEqual(
    kept(session)
      .map(([, skill]) => skill)
      .sort(),
    ["words 0", "words 1", "words 2"],
  );
});

test("the first state stays, of the others only the last ones; large states count more", async () => {
  const session = await ladder();
  const write100 = (/** @type {string} */ more) => {
    for (let at = 0; at < 100; at += 1) {
      setDay(new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
      write(session, `${at}${more}`);
    }
  };
  write100("");
  assert.equal(session.history.size, 50);
  assert.deepEqual(kept(session)[0], ["2026-01-01", "0"]);
  assert.deepEqual(kept(session).at(-1), ["2026-04-09", "98"]);
  write100("x".repeat(5000));
  const size = [...session.history.values()].reduce((sum, state) => sum + state.length, 0);
  assert.ok(size <= 60_000 && size > 50_000, String(size));
  assert.deepEqual(kept(session)[0], ["2026-01-01", "0"]);
});
