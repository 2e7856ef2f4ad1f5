// A session that is opened again holds all that was typed in it, whether the phone's store has it yet or not.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../support/page.mjs";
import { ORIGIN, Session } from "../../../static/js/session/session.js";
import { WriteQueue } from "../../../static/js/storage/write-queue.js";

const RECORD = /** @type {any} */ ({ id: "a".repeat(26), key: "b".repeat(26) });
const never = new Promise(() => {});

/** @param {Session} session */
function write(session) {
  const topic = session.text("strength.topic");
  for (const word of ["I ", "juggle"]) session.doc.transact(() => topic.insert(topic.length, word), ORIGIN.here);
}

/**
 * Write in a session and open it again, as the two do who go to a companion and back.
 * @param {{append: (rows: {doc: string, update: Uint8Array}[]) => Promise<unknown>, load: (doc: string) => Promise<Uint8Array | null>}} phone
 */
async function openAgain(phone) {
  const queue = new WriteQueue(/** @type {any} */ (phone));
  const first = await Session.open(RECORD, queue);
  write(first);
  first.close();
  const again = await Session.open(RECORD, queue);
  const topic = again.text("strength.topic").toString();
  again.close();
  return topic;
}

test("what the phone is still writing is there when the session is opened again", async () => {
  /** @type {Map<string, Uint8Array>} */
  const stored = new Map();
  const append = (/** @type {{doc: string, update: Uint8Array}[]} */ rows) => {
    const first = stored.size === 0;
    if (first) for (const { doc, update } of rows) stored.set(doc, update);
    return first ? Promise.resolve() : never;
  };
  assert.equal(await openAgain({ append, load: async (doc) => stored.get(doc) ?? null }), "I juggle");
});

test("what a full phone can't keep is there when the session is opened again", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] }); // It would try again for ever.
  const refuse = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  assert.equal(await openAgain({ append: refuse, load: refuse }), "I juggle");
});

test("who waits until what was typed is tried isn't kept waiting by what is typed later", async () => {
  const append = async () => {};
  const queue = new WriteQueue(/** @type {any} */ ({ append }));
  queue.push("a", new Uint8Array([1]));
  let typing = true;
  const typeOn = async () => {
    while (typing) {
      queue.push("a", new Uint8Array([2]));
      await null;
    }
  };
  void typeOn();
  const ended = await Promise.race([
    queue.flush().then(() => "tried"),
    new Promise((done) => setImmediate(() => done("still waiting"))),
  ]);
  typing = false;
  assert.equal(ended, "tried");
});
