// What is missing is fetched side by side, checked by its hash, and only once; what came before a cut is kept.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { asked, browserCache, clear, entry, network, served, stores } from "../support/worker-world.mjs";

const { fetchMissing } = await import("../../../service_worker/fetch-entries.js");
const { createPrecache, languagesHere, languagesOfAnyVersion, missing, needed } = await import(
  "../../../service_worker/precache.js"
);

const PAGE = '<html lang="en"><p title="Two">One</p></html>';
const MARK = "\x1f";
const SECOND_MARK = "\x1d";
// The language stands on both sides of the border, so its words are in the first half.
const FRAME = `<html lang="${MARK}"><p title="${MARK}">${SECOND_MARK}</p></html>\x1e{"a":"${SECOND_MARK}","b":"${MARK}"}`;
const PLACES = "4,8,26;16,14";

/** The entries of a language. @param {string} language @param {string[]} words */
function wordsIn(language, words) {
  const halves = [words.slice(0, 3).join(MARK), words.slice(3).join(MARK)];
  served.set(`${language}/words.txt`, halves.join(SECOND_MARK));
  const names = ["session-words.txt", "other-words.txt"];
  return names.map((name, at) => entry(`${language}/${name}`, halves[at], { language }));
}

/** As the server lists them: ten files, two languages, what is fetched on demand, an icon. */
function list() {
  const files = Array.from({ length: 10 }, (_, at) => entry(`static/file-${at}.js`, `file ${at}`));
  const held = { "a.chunk.js": "a", "b.chunk.js": "b" };
  served.set("places.txt", PLACES);
  served.set("en/manifest.webmanifest", '{"a":"b","b":"en"}');
  return [
    entry("frame.txt", FRAME),
    ...wordsIn("en", ["en", "Two", "en", "One", "b"]),
    ...wordsIn("nl", ["nl", "Twee", "nl", "Een", "b"]),
    ...files,
    entry("static/on-demand.json", JSON.stringify(held), { holds: ["static/a.chunk.js", "static/b.chunk.js"] }),
    entry("static/icon.png", "icon", { late: true }),
  ];
}

/** What these requests bring. @param {string[]} requests */
const brought = (requests) =>
  requests.flatMap((url) => {
    const language = url.match(/(.*)\/words\.txt/u)?.[1];
    return language ? [`${language}/session-words.txt`, `${language}/other-words.txt`] : [url];
  });

/** @param {string} part of an entry's address */
async function forget(part) {
  const gone = [...stores.values()].flatMap((store) =>
    [...store.keys()].filter((key) => key.includes(part) && store.delete(key)),
  );
  assert.equal(gone.length, 1);
}

beforeEach(clear);

test("what a language needs comes side by side, and the language is here then", async () => {
  const precache = createPrecache(list());
  /** @type {number[]} */
  const shares = [];
  await fetchMissing(precache, needed(precache, ["en"]), { onProgress: (share) => shares.push(share) });
  assert.deepEqual(await languagesHere(precache), ["en"]);
  assert.ok(network.most > 3, String(network.most));
  assert.equal(shares.at(-1), 1);
  assert.ok(!(asked.includes("nl/words.txt") || asked.includes("static/icon.png")));
  await fetchMissing(precache, precache.entries);
  assert.deepEqual(await languagesHere(precache), ["en", "nl"]);
  assert.equal(new Set(asked).size, asked.length);
});

test("after a cut at any place, only what is missing is fetched", async () => {
  for (let cut = 0; cut < 13; cut += 1) {
    stores.clear();
    const precache = createPrecache(list());
    asked.length = 0;
    /** @type {string[]} */
    const through = [];
    network.lets = (url) => through.length < cut && through.push(url) > 0;
    await assert.rejects(fetchMissing(precache, needed(precache, ["en"])));
    const left = new Set((await missing(precache, needed(precache, ["en"]))).map(({ url }) => url));
    asked.length = 0;
    network.lets = () => true;
    await fetchMissing(precache, needed(precache, ["en"]));
    const files = brought(asked.filter((url) => !/places|manifest/u.test(url)));
    assert.deepEqual(new Set(files), left);
    assert.equal(files.length, left.size);
    assert.deepEqual(await languagesHere(precache), ["en"]);
  }
});

test("what isn't exactly this version's is not taken", async () => {
  const entries = list();
  served.set("static/file-3.js", "<title>Free Wi-Fi</title>");
  const precache = createPrecache(entries);
  await assert.rejects(fetchMissing(precache, needed(precache, ["en"])), /another file/u);
  assert.deepEqual(await languagesHere(precache), []);
  assert.deepEqual(
    (await missing(precache, needed(precache, ["en"]))).map(({ url }) => url),
    ["static/file-3.js"],
  );
});

test("one request brings both halves of a language's words", async () => {
  const precache = createPrecache(list());
  await fetchMissing(precache, precache.entries);
  const words = asked.filter((url) => url.includes("words"));
  assert.deepEqual(words, ["en/words.txt", "nl/words.txt"]);
});

test("of a new version in which one half of a language's words changed, only that half is fetched", async () => {
  await fetchMissing(createPrecache(list()), list());
  const newer = list().map((one) =>
    one.url === "nl/other-words.txt" ? entry(one.url, `Eén${MARK}b`, { language: "nl" }) : one,
  );
  const precache = createPrecache(newer);
  assert.deepEqual(await languagesHere(precache), ["en"]);
  asked.length = 0;
  await fetchMissing(precache, precache.entries);
  assert.deepEqual(asked, ["nl/other-words.txt"]);
  assert.deepEqual(await languagesHere(precache), ["en", "nl"]);
});

test("without one half of its words a language isn't here, and only that half is fetched again", async () => {
  const precache = createPrecache(list());
  await fetchMissing(precache, precache.entries);
  for (const half of ["nl/session-words.txt", "nl/other-words.txt"]) {
    await forget(half);
    assert.deepEqual(await languagesHere(precache), ["en"]);
    asked.length = 0;
    await fetchMissing(precache, precache.entries);
    assert.deepEqual(asked, [half]);
    assert.deepEqual(await languagesHere(precache), ["en", "nl"]);
  }
});

test("words of another version are not taken, not even the half that is the same", async () => {
  const precache = createPrecache(list());
  served.set("nl/words.txt", ["nl", "Twee", `nl${SECOND_MARK}Uno`, "b"].join(MARK));
  await assert.rejects(fetchMissing(precache, needed(precache, ["nl"])), /another nl\/words\.txt/u);
  assert.deepEqual(
    (await missing(precache, needed(precache, ["nl"]))).map(({ url }) => url),
    ["nl/session-words.txt", "nl/other-words.txt"],
  );
});

test("a language that an older version kept in one file is known to have been here", async () => {
  const precache = createPrecache(list());
  const store = await caches.open(precache.controller.strategy.cacheName);
  await store.put("https://app.test/nl/words.txt?__WB_REVISION__=0123456789abcdef", new Response("nl"));
  assert.deepEqual(await languagesOfAnyVersion(precache), ["nl"]);
});

test("two that ask at once fetch nothing twice", async () => {
  const precache = createPrecache(list());
  const both = [precache.entries, needed(precache, ["nl"])].map((wanted) => fetchMissing(precache, wanted));
  await Promise.all(both);
  const files = asked.filter((url) => !/places|manifest/u.test(url));
  assert.equal(new Set(files).size, files.length);
});

/** @param {string} address that the browser has the page for */
async function takesFromPage(address) {
  const precache = createPrecache(list());
  browserCache.set(address, PAGE);
  await fetchMissing(precache, needed(precache, ["en"]));
  assert.ok(!asked.some((url) => /frame|words/u.test(url)), String(asked));
  assert.deepEqual(await languagesHere(precache), ["en"]);
  const frame = [...stores.values()].flatMap((store) => [...store]).find(([key]) => key.includes("frame"))?.[1];
  assert.equal(await frame?.text(), FRAME);
  assert.equal(frame?.headers.get("Content-Security-Policy"), "strict");
}

test("frame and words are taken out of the page that the browser has", () => takesFromPage("en/"));
test("frame and words are taken out of it also where it was opened by the root", () => takesFromPage("./"));

test("a page of another version is not taken apart", async () => {
  const precache = createPrecache(list());
  browserCache.set("en/", PAGE.replace("One", "Uno"));
  await fetchMissing(precache, needed(precache, ["en"]));
  assert.ok(asked.includes("frame.txt") && asked.includes("en/words.txt"));
  assert.deepEqual(await languagesHere(precache), ["en"]);
});
