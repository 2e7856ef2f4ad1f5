// A record's change counts, also while an earlier change of the same record is still being written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addRecord, phoneStore, recordOf, saveRecord } from "../../../static/js/session/records.js";

/** @typedef {import("../../../static/js/storage/session-record.js").SessionRecord} SessionRecord */

/**
 * A phone that holds one session, and stores a change only when it is let.
 * @param {string} id
 */
function slowPhone(id) {
  /** @type {SessionRecord | undefined} */
  let stored;
  /** @type {(() => void)[]} */
  const waiting = [];
  phoneStore.record = async (_id, change) => {
    // The change is worked out at once, as a transaction does; that it is done is known later.
    stored = structuredClone(change(stored));
    const answer = structuredClone(stored);
    await new Promise((done) => waiting.push(() => done(null)));
    return answer;
  };
  const now = new Date().toISOString();
  addRecord({ id, owner: "", key: "", created: now, changed: now, shown: {}, touched: true });
  return {
    stored: () => stored,
    async answer() {
      waiting.shift()?.();
      await new Promise((done) => setTimeout(done));
    },
  };
}

/** @type {[string, Partial<SessionRecord>][]} */
const EARLIER = [
  ["the way back is offered for longer", { extended: 1 }],
  ["the list shows something new", { shown: { topic: "Chess" } }],
  ["the session is noted as opened", { opened: 3 }],
];
for (const [at, [name, change]] of EARLIER.entries()) {
  test(`a deletion is undone while ${name}`, async () => {
    const id = String(at);
    const phone = slowPhone(id);
    const deleting = saveRecord(id, { removed: "phone" });
    await phone.answer();
    await deleting;
    const earlier = saveRecord(id, change);
    // Not written yet when the earlier change is done.
    const writing = phoneStore.record;
    phoneStore.record = async (...all) => {
      await earlier;
      return writing(...all);
    };
    const undoing = saveRecord(id, { removed: undefined });
    await phone.answer();
    await earlier;
    assert.equal(recordOf(id)?.removed, undefined);
    await new Promise((done) => setTimeout(done));
    await phone.answer();
    await undoing;
    assert.equal(recordOf(id)?.removed, undefined);
    assert.equal(phone.stored()?.removed, undefined);
    for (const [field, value] of Object.entries(change))
      assert.deepEqual(phone.stored()?.[/** @type {keyof SessionRecord} */ (field)], value);
  });
}
