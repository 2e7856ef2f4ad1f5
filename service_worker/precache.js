// What this version of the app keeps on the phone, and what of it is there. Browsers may drop single entries when a
// phone is full, so it is looked up and not remembered.
import { PrecacheController } from "workbox-precaching";

/**
 * A file to fetch (webapp/pages/precache.py says what each property means).
 * @typedef {{
 *   url: string, integrity: string, holds?: string[], language?: string, late?: boolean
 * }} Entry
 */
/** @typedef {{controller: PrecacheController, entries: Entry[]}} Precache */

/** The addresses under which an entry's files are kept. @param {Entry} entry */
const keptAs = ({ url, holds }) => holds ?? [url];

/** Whether the name of a file has its version in it; for another one, its hash tells. @param {string} url */
const isHashed = (url) => url.startsWith("static/");

/**
 * @param {Entry[]} entries
 * @returns {Precache}
 */
export function createPrecache(entries) {
  const controller = new PrecacheController();
  for (const { url, integrity, holds } of entries) {
    const revision = isHashed(url) ? null : integrity;
    controller.addToCacheList(holds?.map((held) => ({ url: held, revision: null })) ?? [{ url, revision, integrity }]);
  }
  return { controller, entries };
}

/** @param {Precache} precache */
export const openCache = ({ controller }) => caches.open(controller.strategy.cacheName);

/**
 * The key under which a file of this version is kept.
 * @param {Precache} precache
 * @param {string} url
 */
export const keyOf = ({ controller }, url) => /** @type {string} */ (controller.getCacheKeyForURL(url));

/** The codes of all languages. @param {Precache} precache */
export const listedLanguages = ({ entries }) => [...new Set(entries.flatMap(({ language }) => language ?? []))];

/**
 * The two halves of a language's words, in their order.
 * @param {Precache} precache
 * @param {string} code
 */
export const wordsIn = ({ entries }, code) => entries.filter(({ language }) => language === code);

/**
 * What a session needs in these languages.
 * @param {Precache} precache
 * @param {string[]} languages
 */
export const needed = ({ entries }, languages) =>
  entries.filter(({ language, late }) => !late && (!language || languages.includes(language)));

/**
 * Those of the entries that aren't there, or not whole.
 * @param {Precache} precache
 * @param {Entry[]} entries
 */
export async function missing(precache, entries) {
  const keys = new Set((await (await openCache(precache)).keys()).map(({ url }) => url));
  return entries.filter((entry) => !keptAs(entry).every((url) => keys.has(keyOf(precache, url))));
}

/**
 * The languages that work without a network: all that a session needs in them is there.
 * @param {Precache} precache
 * @returns {Promise<string[]>} codes, in the order of the list
 */
export async function languagesHere(precache) {
  const lacking = await missing(precache, precache.entries);
  if (lacking.some(({ language, late }) => !(language || late))) return [];
  return listedLanguages(precache).filter((code) => !lacking.some(({ language }) => language === code));
}

/**
 * The languages of which any version's words are kept, in whichever files it kept them.
 * @param {Precache} precache
 */
export async function languagesOfAnyVersion(precache) {
  const keys = (await (await openCache(precache)).keys()).map(({ url }) => url);
  return listedLanguages(precache).filter((code) => {
    const folder = new URL(`${code}/`, self.location.href).href;
    return keys.some((key) => key.startsWith(folder));
  });
}
