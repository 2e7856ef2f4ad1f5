// Pages get a language's words in one piece, as the server sends them, out of the halves that the phone keeps.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { asked, clear, entry, network, stores } from "../support/worker-world.mjs";

const { createPrecache } = await import("../../../service_worker/precache.js");
const { fetchMissing } = await import("../../../service_worker/fetch-entries.js");
const { languageWords } = await import("../../../service_worker/language-words.js");

const HALVES = { "nl/session-words.txt": "Een\x1fTwee", "nl/other-words.txt": "Drie" };
const list = () => Object.entries(HALVES).map(([url, text]) => entry(url, text, { language: "nl" }));

/** A phone that has one half of the words. */
async function withOneHalf() {
  const precache = createPrecache(list());
  await fetchMissing(precache, precache.entries.slice(0, 1));
  assert.equal([...stores.values()][0].size, 1);
  asked.length = 0;
  return precache;
}

beforeEach(clear);

test("they are what the server sends, and nothing is asked of it", async () => {
  const precache = await withOneHalf();
  await fetchMissing(precache, precache.entries.slice(1));
  asked.length = 0;
  network.lets = () => false;
  const answer = await languageWords(precache, "nl");
  assert.equal(await answer.text(), "Een\x1fTwee\x1dDrie");
  assert.deepEqual(asked, []);
});

test("a half that isn't here is fetched", async () => {
  const answer = await languageWords(await withOneHalf(), "nl");
  assert.equal(await answer.text(), "Een\x1fTwee\x1dDrie");
  assert.deepEqual(asked, ["nl/other-words.txt"]);
});

test("a half of another version is no answer, since its words belong elsewhere in the page", async () => {
  const precache = await withOneHalf();
  entry("nl/other-words.txt", "Vier");
  await assert.rejects(languageWords(precache, "nl"), /another file/u);
});
