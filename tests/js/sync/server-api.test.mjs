// Only our own API's word is taken: whatever else answers, the phone goes on saying "not yet".
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import * as Y from "yjs";
import "../support/page.mjs";
import { Session } from "../../../static/js/session/session.js";
import { mergeWithServer } from "../../../static/js/sync/merge-with-server.js";
import { checkExists, deleteOnServer, Refused } from "../../../static/js/sync/server-api.js";

const address = { id: "abcdefghijklmnopqrstuvwxy2", key: "234567abcdefghijklmnopqrst" };
const JSON_TYPE = "application/json";
const PROBLEM = "application/problem+json";

/** What comes where our server is not: a status, a kind and a body each. */
const FOREIGN = /** @type {[number, string, string | null][]} */ ([
  [200, "text/html", "<form>Log in to the school's network</form>"],
  [200, "text/plain", JSON.stringify({ vector: "AA==", update: "AAA=" })],
  [200, JSON_TYPE, "{}"],
  [200, JSON_TYPE, "null"],
  [200, JSON_TYPE, JSON.stringify({ vector: "AA==" })],
  [200, JSON_TYPE, JSON.stringify({ vector: 0, update: 0 })],
  [200, JSON_TYPE, JSON.stringify({ vector: "é", update: "é" })],
  [200, JSON_TYPE, JSON.stringify({ status: "ok", id: "other" })],
  [200, JSON_TYPE, '{"vector": "AA==", "upd'],
  [200, JSON_TYPE, ""],
  [201, JSON_TYPE, JSON.stringify({ vector: "AA==", update: "AAA=" })],
  [404, "text/html", "<h1>nginx</h1>"],
  [410, JSON_TYPE, "{}"],
  [502, "text/html", "<h1>Bad gateway</h1>"],
  [503, JSON_TYPE, "{}"],
]);

const fetching = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = fetching;
});

/**
 * @param {number} status
 * @param {string} type
 * @param {string | null} body
 * @param {Record<string, string>} [headers]
 */
function answerWith(status, type, body, headers) {
  globalThis.fetch = async () => new Response(body, { status, headers: { "Content-Type": type, ...headers } });
}

function session() {
  const made = new Session(/** @type {any} */ (address), /** @type {any} */ ({ push() {} }));
  made.doc.getText("strength.topic").insert(0, "stoom");
  return made;
}

const ASKS = {
  mergeWithServer: () => mergeWithServer(address, session()),
  lookUp: () => checkExists(address),
  eraseOnServer: () => deleteOnServer(address),
};

for (const [name, ask] of Object.entries(ASKS)) {
  test(`${name} takes no foreign answer for the server's`, async () => {
    for (const [status, type, body] of FOREIGN) {
      answerWith(status, type, body);
      await assert.rejects(ask(), (error) => !(error instanceof Refused), `${status} ${type} ${body}`);
    }
  });

  test(`${name} says with which status, and for how long, the server refused`, async () => {
    answerWith(429, PROBLEM, "{}", { "Retry-After": "7" });
    await assert.rejects(ask(), (error) => error instanceof Refused && error.status === 429 && error.wait === 7);
  });

  test(`${name} fails where nothing answers`, async () => {
    globalThis.fetch = () => Promise.reject(new TypeError("no network"));
    await assert.rejects(ask(), TypeError);
  });
}

test("a server whose vector never covers what was sent has not kept it", async () => {
  let asked = 0;
  globalThis.fetch = async () => {
    asked += 1;
    return Response.json({ vector: "AA==", update: "AAA=" });
  };
  await assert.rejects(mergeWithServer(address, session()), /does not become whole/u);
  assert.equal(asked, 3);
});

test("what no session may hold is never merged, even from the server", async () => {
  const refused = Object.values(
    JSON.parse(readFileSync(new URL("../../vectors/protocol.json", import.meta.url), "utf8")).refused,
  );
  for (const update of refused) {
    globalThis.fetch = async () => Response.json({ vector: "AA==", update });
    const here = session();
    const before = Y.encodeStateAsUpdate(here.doc);
    await assert.rejects(mergeWithServer(address, here), /no answer of our API/u);
    assert.deepEqual(Y.encodeStateAsUpdate(here.doc), before);
  }
});

test("a key travels in a header only, and no cookie with it", async () => {
  /** @type {[URL, RequestInit][]} */
  const asked = [];
  globalThis.fetch = async (to, init) => {
    asked.push([/** @type {URL} */ (to), init ?? {}]);
    if (asked.length === 1) return new Response(null, { status: 204 });
    return new Response("{}", { status: 410, headers: { "Content-Type": PROBLEM } });
  };
  await deleteOnServer(address);
  const [[url, { headers, credentials, cache }]] = asked;
  assert.equal(url.href, `https://andersom.example/api/v1/sessions/${address.id}`);
  assert.deepEqual(headers, { Authorization: `Bearer ${address.key}`, "Content-Type": "application/json" });
  assert.deepEqual([credentials, cache], ["omit", "no-store"]);
  await deleteOnServer({ ...address, owner: "o" });
  const [, , [, { headers: owners }]] = asked;
  assert.deepEqual(owners, { ...headers, "Andersom-Owner": "o" });
});

test("a bare 204 is not our server's word: asked again, it would say that there is none", async () => {
  globalThis.fetch = async () => new Response(null, { status: 204 });
  await assert.rejects(deleteOnServer(address), /no answer of our API/u);
});

test("that the server has no copy any more is as good as deleted", async () => {
  for (const status of [404, 410]) {
    answerWith(status, PROBLEM, "{}");
    await deleteOnServer(address);
    await assert.rejects(checkExists(address), Refused);
  }
});

test("what is typed while the answer is on its way keeps nobody waiting for it", async () => {
  const here = session();
  let asked = 0;
  globalThis.fetch = async (_url, init) => {
    asked += 1;
    const { vector } = JSON.parse(String(init?.body));
    here.doc.getText("strength.topic").insert(0, "x");
    return Response.json({ vector, update: "AAA=" });
  };
  const { vector, changed } = await mergeWithServer(address, here);
  assert.deepEqual([asked, changed], [1, true]);
  assert.notEqual(vector, Buffer.from(Y.encodeStateVector(here.doc)).toString("base64"));
});
