// Nothing waits for ever for a network that answers nothing.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { withTimeLimit } from "../../../static/js/initial/time-limit.js";

const ROOT = new URL("../../../", import.meta.url);

/** @param {AbortSignal} signal */
const hanging = (signal) =>
  new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason), { once: true }));

test("work that takes too long is aborted", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const ended = assert.rejects(withTimeLimit(1000, hanging), { name: "AbortError" });
  mock.timers.tick(1000);
  await ended;
});

test("work that ends in time gives its result, and isn't aborted later", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {AbortSignal[]} */
  const signals = [];
  const result = await withTimeLimit(1000, async (signal) => signals.push(signal));
  mock.timers.tick(2000);
  assert.equal(result, 1);
  assert.equal(signals[0].aborted, false);
});

test("an error of the work is passed on", async () => {
  await assert.rejects(
    withTimeLimit(1000, () => Promise.reject(new TypeError("offline"))),
    TypeError,
  );
});

for (const path of globSync("{static/js,service_worker}/**/*.js", { cwd: ROOT.pathname })) {
  const fetches = readFileSync(new URL(path, ROOT), "utf8")
    .split("\n")
    .filter((line) => /\bfetch\(/u.test(line) && !/^\s*(?:\/\/|\*)/u.test(line));
  if (fetches.length)
    test(`every fetch in ${path} has a time limit`, () => {
      for (const line of fetches) assert.match(line, /\bsignal\b/u);
    });
}
