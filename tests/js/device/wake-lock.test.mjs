// The screen is held on once at most, however quickly somebody wants it, and wants it no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../support/page.mjs";
import { awake, keepAwake } from "../../../static/js/device/wake-lock.js";

/** @type {((given: any) => void)[]} what the browser was asked for and hasn't answered */
const asked = [];
const wakeLock = { request: () => new Promise((answer) => asked.push(answer)) };
Object.defineProperty(navigator, "wakeLock", { value: wakeLock });
Object.assign(document, { visibilityState: "visible" });

/** A screen that is held on, until it is let go. */
class Lock extends EventTarget {
  released = false;

  release() {
    this.released = true;
    return Promise.resolve();
  }
}

const nothing = () => {};

for (const [order, name] of /** @type {[number[], string][]} */ ([
  [[0, 1], "in turn"],
  [[1, 0], "the other way round"],
])) {
  test(`started, paused and started again before the browser answers, ${name}, it holds the screen once`, async () => {
    asked.length = 0;
    const wishes = [true, false, true].map((want) => keepAwake(want, nothing));
    const locks = asked.map(() => new Lock());
    for (const at of order) asked[at](locks[at]);
    await Promise.all(wishes);
    assert.equal(awake(), true);
    assert.equal(locks.filter(({ released }) => !released).length, 1);
    await keepAwake(false, nothing);
    assert.deepEqual(
      locks.filter(({ released }) => !released),
      [],
    );
  });
}

test("a late no takes away nothing that is held", async () => {
  asked.length = 0;
  const wishes = [true, false, true].map((want) => keepAwake(want, nothing));
  asked[0](new Lock());
  asked[1](null);
  await Promise.all(wishes);
  assert.equal(awake(), true);
  await keepAwake(false, nothing);
  assert.equal(awake(), false);
});
