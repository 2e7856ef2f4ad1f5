// Fetches what is missing, side by side: one file after the other costs a round trip each. What isn't exactly this
// version's, as its hash says, is not taken.
import { withTimeLimit } from "../static/js/initial/time-limit.js";
import { SECOND_MARK } from "../static/js/initial/worker-messages.js";
import { areListed } from "./integrity.js";
import { keyOf, listedLanguages, missing, openCache, wordsIn } from "./precache.js";
import { takeFromPage } from "./shown-page.js";

/** @typedef {import("./precache.js").Entry} Entry */
/** @typedef {import("./precache.js").Precache} Precache */
/** What one request brings: an entry, or both halves of its words. @typedef {Entry & {halves?: Entry[]}} Wanted */

const AT_ONCE = 6;
const PATIENCE = 20_000;

/** What is on its way, by its address: two tabs may ask for the same. @type {Map<string, Promise<void>>} */
const underway = new Map();

/**
 * @param {Wanted} wanted
 * @param {RequestInit} init
 */
const fetchAnswer = ({ url, integrity }, init) =>
  withTimeLimit(PATIENCE, async (signal) => {
    const response = await fetch(new Request(url, { integrity, signal, credentials: "same-origin", ...init }));
    if (!response.ok || response.redirected) throw new Error(`no ${url}`);
    return response;
  });

/**
 * The files that a request brings, by their addresses.
 * @param {Wanted} wanted
 * @param {RequestInit} init
 * @returns {Promise<[string, Response][]>}
 */
async function fetchFiles(wanted, init) {
  const { url, holds, halves } = wanted;
  const response = await fetchAnswer(wanted, init);
  if (halves) {
    const texts = (await response.text()).split(SECOND_MARK);
    if (!(await areListed(halves.map((half, at) => [half, texts[at] ?? ""])))) throw new Error(`another ${url}`);
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    return halves.map((half, at) => [half.url, new Response(texts[at], { headers })]);
  }
  if (!holds) return [[url, response]];
  const headers = { "Content-Type": "text/javascript; charset=utf-8" };
  const prefix = url.slice(0, url.lastIndexOf("/") + 1);
  const files = Object.entries(await response.json());
  return files.map(([name, text]) => [`${prefix}${name}`, new Response(text, { headers })]);
}

/**
 * Fetch something, and keep it. The page may have fetched it already, so the browser's cache is asked first; but it may
 * hold an older one.
 * @param {Precache} precache
 * @param {Wanted} wanted
 * @param {RequestInit} init
 */
async function keep(precache, wanted, init) {
  const files = await fetchFiles(wanted, init).catch(() => fetchFiles(wanted, { ...init, cache: "reload" }));
  const cache = await openCache(precache);
  await Promise.all(files.map(([url, response]) => cache.put(keyOf(precache, url), response)));
}

/**
 * @param {Precache} precache
 * @param {Wanted} wanted
 * @param {RequestInit} init
 */
function keepOnce(precache, wanted, init) {
  const work = underway.get(wanted.url) ?? keep(precache, wanted, init).finally(() => underway.delete(wanted.url));
  underway.set(wanted.url, work);
  return work;
}

/**
 * The requests for what is missing. Where both halves of a language's words are, one brings both: that is a head less,
 * and packs better.
 * @param {Precache} precache
 * @param {Entry[]} lacking
 * @returns {Wanted[]}
 */
function requestsFor(precache, lacking) {
  const pairs = listedLanguages(precache)
    .map((language) => ({ url: `${language}/words.txt`, integrity: "", halves: wordsIn(precache, language) }))
    .filter(({ halves }) => halves.every((half) => lacking.includes(half)));
  const paired = pairs.flatMap(({ halves }) => halves);
  return [...lacking.filter((entry) => !paired.includes(entry)), ...pairs];
}

/**
 * Fetch those of the entries that are missing, and keep them. What came stays, also where something else didn't: the
 * next time only that is fetched.
 *
 * Raises the first error, once all that can be had is there.
 * @param {Precache} precache
 * @param {Entry[]} entries
 * @param {object} [options]
 * @param {RequestPriority} [options.priority]
 * @param {(share: number) => void} [options.onProgress] takes which share of the entries is there, from 0 to 1
 */
export async function fetchMissing(precache, entries, { priority = "auto", onProgress = () => {} } = {}) {
  const lacking = await missing(precache, entries);
  let here = entries.length - lacking.length;
  /** @type {unknown[]} */
  const errors = [];
  /** @param {Wanted[]} waiting */
  const fetchAll = async (waiting) => {
    for (let wanted = waiting.shift(); wanted; wanted = waiting.shift()) {
      try {
        await keepOnce(precache, wanted, { priority });
        here += wanted.halves?.length ?? 1;
        onProgress(here / entries.length);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  /** @param {Wanted[]} waiting */
  const sideBySide = (waiting) => Promise.all(Array.from({ length: AT_ONCE }, () => fetchAll(waiting)));
  const isPart = (/** @type {Entry} */ { url }) => url.endsWith(".txt");
  const parts = async () => {
    const wanted = lacking.filter(isPart);
    await takeFromPage(precache, wanted).catch(() => {});
    const left = await missing(precache, wanted);
    if (left.length < wanted.length) {
      here += wanted.length - left.length;
      onProgress(here / entries.length);
    }
    await sideBySide(requestsFor(precache, left));
  };
  await Promise.all([sideBySide(lacking.filter((entry) => !isPart(entry))), parts()]);
  if (errors.length) throw errors[0];
}
