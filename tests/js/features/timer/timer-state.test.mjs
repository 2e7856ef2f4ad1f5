// A timer is a moment in the session: true after any pause, the same on two phones, whatever their clocks say.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setClock } from "../../support/clock.mjs";
import "../../support/page.mjs";
import * as Y from "yjs";
import {
  endsOf,
  extendTimer,
  pauseTimer,
  resetTimer,
  startTimer,
  timerOf,
} from "../../../../static/js/features/timer/timer-state.js";
import { setPreference } from "../../../../static/js/initial/preferences.js";
import { clockSkew, learnClock } from "../../../../static/js/sync/server-clock.js";

const MINUTES = { least: 10, most: 15 };
const HOUR = 3600;

/** @returns {any} a session as far as timers need one */
function session() {
  const doc = new Y.Doc();
  return { doc, meta: doc.getMap("meta") };
}

/** @param {any} one @param {any} other */
function merge(one, other) {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
}

/** @param {any} of */
const passed = (of, phase = "strength") => Math.round(timerOf(of, phase)?.passed ?? -1);

/** Whose phone is looked at: its clock is so many seconds wrong, and it learned so many. @param {number} wrong @param {number | "?"} learned */
function phone(wrong, learned) {
  setClock(wrong * 1000);
  setPreference("ahead", String(learned));
}

beforeEach(() => phone(0, 0));

test("nothing is written while it runs, and what passed is true", () => {
  const mine = session();
  startTimer(mine, "strength");
  const written = mine.meta.get("timer.strength");
  setClock(420_000);
  assert.equal(passed(mine), 420);
  assert.equal(mine.meta.get("timer.strength"), written);
});

test("a pause takes no time, and is written as seconds", () => {
  const mine = session();
  startTimer(mine, "strength");
  setClock(100_000);
  pauseTimer(mine, "strength");
  assert.equal(mine.meta.get("timer.strength"), "paused 100 0");
  setClock(HOUR * 1000);
  assert.equal(passed(mine), 100);
  startTimer(mine, "strength");
  setClock(HOUR * 1000 + 5000);
  assert.equal(passed(mine), 105);
});

test("it gets five minutes more than its end, or than now where that is over", () => {
  const mine = session();
  startTimer(mine, "strength");
  extendTimer(mine, "strength", MINUTES);
  assert.deepEqual(endsOf(MINUTES, timerOf(mine, "strength")), { least: 600, most: 1200 });
  setClock(1_320_000);
  extendTimer(mine, "strength", MINUTES);
  assert.equal(endsOf(MINUTES, timerOf(mine, "strength")).most, 1620);
});

test("where a phase has one length, its one end moves", () => {
  const mine = session();
  startTimer(mine, "explain");
  extendTimer(mine, "explain", { least: 5, most: 5 });
  assert.deepEqual(endsOf({ least: 5, most: 5 }, timerOf(mine, "explain")), { least: 600, most: 600 });
});

test("who starts one pauses the others, and may begin anew", () => {
  const mine = session();
  startTimer(mine, "strength");
  setClock(60_000);
  startTimer(mine, "plan");
  assert.equal(timerOf(mine, "strength")?.running, false);
  assert.equal(timerOf(mine, "plan")?.running, true);
  resetTimer(mine, "plan");
  assert.equal(timerOf(mine, "plan"), null);
});

test("two phones with wrong clocks show the same, as each knows how wrong its own is", () => {
  const [mine, theirs] = [session(), session()];
  phone(-180, -180);
  startTimer(mine, "strength");
  merge(mine, theirs);
  phone(7200 + 60, 7200);
  assert.equal(passed(theirs), 60);
  pauseTimer(theirs, "strength");
  merge(theirs, mine);
  phone(-180 + 500, -180);
  assert.equal(passed(mine), 60);
});

test("a clock that was put right in between changes nothing", () => {
  const mine = session();
  phone(-180, -180);
  startTimer(mine, "strength");
  phone(60, 0);
  assert.equal(passed(mine), 60);
});

test("where a phone never met a server the moment counts as it is, but never backwards", () => {
  const [mine, theirs] = [session(), session()];
  phone(50, "?");
  startTimer(mine, "strength");
  merge(mine, theirs);
  phone(0, 0);
  assert.equal(passed(theirs), 0);
  phone(80, 0);
  assert.equal(passed(theirs), 30);
});

test("of two presses at once one stays, the same on both", () => {
  const [mine, theirs] = [session(), session()];
  startTimer(mine, "strength");
  merge(mine, theirs);
  setClock(30_000);
  pauseTimer(mine, "strength");
  extendTimer(theirs, "strength", MINUTES);
  merge(mine, theirs);
  // The clock runs on between two looks.
  const [ours, others] = [mine, theirs].map((one) => ({ ...timerOf(one, "strength"), passed: passed(one) }));
  assert.deepEqual(ours, others);
  assert.equal(ours.passed, 30);
});

test("what isn't a timer counts as none", () => {
  const mine = session();
  for (const value of [
    "",
    "running",
    "running soon 0 0",
    "paused",
    "paused x 0",
    "paused 5",
    "stopped 5 0",
    "paused 1e300 0",
    "running 2026-11-27T09:00:00Z 1e300",
    7,
    true,
  ]) {
    mine.meta.set("timer.strength", value);
    assert.equal(timerOf(mine, "strength"), null, String(value));
  }
});

test("how wrong the clock is comes from a quick answer, and small differences are none", () => {
  const date = "Fri, 27 Nov 2026 09:00:00 GMT";
  const there = Date.parse(date);
  /** @param {number} seconds */
  const learn = (seconds, slow = 0) => learnClock(date, there + seconds * 1000, there + seconds * 1000 + 400 + slow);
  phone(0, "?");
  learn(-1);
  assert.equal(clockSkew(), 0);
  learn(300);
  assert.equal(clockSkew(), 300);
  learn(302);
  assert.equal(clockSkew(), 300);
  learn(900, 9000);
  assert.equal(clockSkew(), 300);
  learnClock("", 0, 0);
  learnClock(null, 0, 0);
  assert.equal(clockSkew(), 300);
  learn(1);
  assert.equal(clockSkew(), 0);
});
