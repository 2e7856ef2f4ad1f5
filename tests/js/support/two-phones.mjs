// Two phones for tests in Python: they write and sync at the same time, over a bad line, until they hear a line of
// input; from then on the line is good. Prints what came of it. After each sync that went well, a way around the bad
// line tells whether the server truly had all.
// node two-phones.mjs BAD_ADDRESS GOOD_ADDRESS SEED
import { createInterface } from "node:readline";
import { random } from "./random.mjs";

const [bad, good, seed] = process.argv.slice(2);
const { fetch: send } = globalThis;
globalThis.fetch = (url, init) => send(bad + new URL(String(url)).pathname, init);

const { Device, FIELDS, ID, KEY } = await import("./device.mjs");
const said = { syncs: 0, restarts: 0, /** @type {Record<string, number>} */ failures: {} };
/** @type {string[]} */
const untrue = [];
/** @type {Record<string, string[]>} */
const written = Object.fromEntries(FIELDS.map((field) => [field, []]));
let calm = false;

/** @param {Record<string, string>} texts */
const words = (texts) => FIELDS.flatMap((field) => (texts[field] ?? "").split(/\s+/u).filter(Boolean));

async function onServer() {
  const answer = await send(`${good}/api/v1/sessions/${ID}`, { headers: { Authorization: `Bearer ${KEY}` } });
  return new Set(words((await answer.json()).fields));
}

/** @param {InstanceType<typeof Device>} device */
async function meet(device) {
  const mine = words(device.show().texts);
  const { failed } = await device.sync();
  said.syncs += 1;
  if (failed) {
    said.failures[failed] = (said.failures[failed] ?? 0) + 1;
    return false;
  }
  const there = await onServer();
  untrue.push(...mine.filter((word) => !there.has(word)));
  return true;
}

/** @param {number} at */
async function live(at) {
  const chance = random(Number(seed) + at);
  const device = new Device(1 + at);
  await device.open();
  for (let turn = 0; !calm; turn += 1) {
    const field = FIELDS[chance(FIELDS.length)];
    const word = `p${at}w${turn}${["", "é", "😀", "سلام"][chance(4)]}`;
    written[field].push(word);
    device.type({ field, pieces: [...word, " "], place: chance(10) });
    if (chance(12) === 0) {
      said.restarts += 1;
      await device.restart();
    }
    await meet(device);
  }
  return device;
}

createInterface({ input: process.stdin }).once("line", () => {
  calm = true;
});
const devices = await Promise.all([live(0), live(1)]);
let rounds = 0;
for (let whole = false; !whole && rounds < 20; rounds += 1) {
  const met = [];
  for (const device of [...devices, devices[0]]) met.push(await meet(device));
  whole = met.every(Boolean);
}
const shown = devices.map((device) => device.show());
// Not before all of it went out: a pipe takes 64 kB at a time.
process.stdout.write(`${JSON.stringify({ ...said, untrue, written, rounds, shown })}\n`, () => process.exit());
