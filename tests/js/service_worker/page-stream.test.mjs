// The worker sends a page's first screen at once, and the others when that is painted, or soon all the same.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { painted, splitPage, stream, untilPainted } from "../../../service_worker/page-stream.js";

const PAGE = '<html><link rel="icon"><h1>Здравствуй</h1><link rel="stylesheet" href="app.css"><h1>plan</h1>';
const [first, second] = splitPage(PAGE).map(
  (half) => /** @type {ArrayBuffer} */ (new TextEncoder().encode(half).buffer),
);

/** @param {Promise<void>} [turn] */
function readPage(turn) {
  const reader = stream([first, second], turn).pipeThrough(new TextDecoderStream()).getReader();
  return async () => (await reader.read()).value;
}

/** Whatever could go on without anybody's doing has gone on. */
const rest = () => new Promise((done) => setImmediate(done));

test("the second half begins behind the first screen, and nothing is lost between them", () => {
  assert.deepEqual(splitPage(PAGE), [
    PAGE.slice(0, PAGE.indexOf('<link rel="s')),
    PAGE.slice(PAGE.indexOf('<link rel="s')),
  ]);
  assert.equal(splitPage("<p>one screen").join("|"), "<p>one screen|");
});

test("the second half comes once the first is painted, and not before", async () => {
  const next = readPage(untilPainted());
  assert.equal(await next(), splitPage(PAGE)[0]);
  let came = "";
  const later = next().then((half) => (came = half ?? ""));
  await rest();
  assert.equal(came, "");
  painted();
  await later;
  assert.equal(came, splitPage(PAGE)[1]);
  assert.equal(await next(), undefined);
});

test("a page that never says so has all of it half a second later", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const next = readPage(untilPainted());
  await next();
  let came = "";
  const later = next().then((half) => (came = half ?? ""));
  mock.timers.tick(499);
  await rest();
  assert.equal(came, "");
  mock.timers.tick(1);
  await later;
  assert.equal(came, splitPage(PAGE)[1]);
  mock.timers.reset();
});

test("nothing is held back of a page that needs all of it at once", async () => {
  const next = readPage();
  assert.equal(`${await next()}${await next()}`, PAGE);
});
