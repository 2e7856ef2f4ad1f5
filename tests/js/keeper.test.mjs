// A session that is opened again holds all that was typed in it, whether the phone's store has it yet or not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Keeper } from "../../static/js/keeper.js";
import { FROM, Session } from "../../static/js/session.js";

const RECORD = /** @type {any} */ ({ id: "a".repeat(26), key: "b".repeat(26) });
const never = new Promise(() => {});

/** @param {Session} session */
function write(session) {
  const topic = session.text("strength.topic");
  for (const word of ["I ", "juggle"]) session.doc.transact(() => topic.insert(topic.length, word), FROM.here);
}

test("what the phone is still writing is there when the session is opened again", async () => {
  /** @type {Map<string, Uint8Array>} */
  const stored = new Map();
  const append = (/** @type {{doc: string, update: Uint8Array}[]} */ rows) => {
    const first = stored.size === 0;
    if (first) for (const { doc, update } of rows) stored.set(doc, update);
    return first ? Promise.resolve() : never;
  };
  const phone = { append, load: async (/** @type {string} */ doc) => stored.get(doc) ?? null };
  const keeper = new Keeper(/** @type {any} */ (phone));
  const first = await Session.open(RECORD, keeper);
  write(first);
  first.close();
  const again = await Session.open(RECORD, keeper);
  assert.equal(again.text("strength.topic").toString(), "I juggle");
  again.close();
});

test("what a full phone can't keep is there when the session is opened again", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] }); // It would try again for ever.
  const refuse = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const keeper = new Keeper(/** @type {any} */ ({ append: () => refuse(), load: () => refuse() }));
  const first = await Session.open(RECORD, keeper);
  write(first);
  first.close();
  const again = await Session.open(RECORD, keeper);
  assert.equal(again.text("strength.topic").toString(), "I juggle");
  again.close();
});
