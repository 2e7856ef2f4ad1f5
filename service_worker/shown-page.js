// The page that somebody just opened holds the frame and the words of its language, and lies in the browser's cache. So
// neither is fetched a second time. Where the page isn't there, or is of another version, nothing is taken.

import { withTimeLimit } from "../static/js/initial/time-limit.js";
import { BEHIND_PAGE, MARK, SECOND_MARK } from "../static/js/initial/worker-messages.js";
import { areListed } from "./integrity.js";
import { keyOf, openCache, wordsIn } from "./precache.js";

/** @typedef {import("./precache.js").Entry} Entry */
/** @typedef {import("./precache.js").Precache} Precache */

const PATIENCE = 20_000;

/**
 * The frame and the halves of the words of a text, as the server took them out of it (webapp/pages/page_parts.py).
 * @param {string} text
 * @param {string} places for each half, how many pieces after the word before each of its words stands
 */
export function takeApart(text, places) {
  const pieces = text.split(/([<>"])/u);
  const halves = places.split(";").map((half, which) => {
    let at = 0;
    const words = half.split(",").map((distance) => {
      at += Number(distance);
      const word = pieces[at];
      pieces[at] = which ? SECOND_MARK : MARK;
      return word;
    });
    return words.join(MARK);
  });
  return { frame: pieces.join(""), halves };
}

/**
 * @param {string} url
 * @param {RequestInit} [init]
 */
const fetchText = (url, init) =>
  withTimeLimit(PATIENCE, async (signal) => {
    const response = await fetch(url, { credentials: "same-origin", signal, ...init });
    if (!response.ok || response.redirected) throw new Error(`no ${url}`);
    return { text: await response.text(), headers: response.headers };
  });

/** Out of the browser's cache, and never from the network. @param {string} url */
const fromBrowserCache = (url) => fetchText(url, { cache: "only-if-cached", mode: "same-origin" });

/**
 * Take the frame and a language's words out of the page that is shown, where these are missing.
 *
 * Raises an Error where that can't be done.
 * @param {Precache} precache
 * @param {Entry[]} lacking
 */
export async function takeFromPage(precache, lacking) {
  const frameEntry = lacking.find(({ url }) => url === "frame.txt");
  if (!frameEntry) return;
  for (const language of new Set(lacking.flatMap((entry) => entry.language ?? []))) {
    // The address that everybody is given answers with the page too.
    const page = await fromBrowserCache(`${language}/`).catch(() => fromBrowserCache("./"));
    const [manifest, places] = await Promise.all(
      [`${language}/manifest.webmanifest`, "places.txt"].map((url) => fetchText(url)),
    );
    const { frame, halves } = takeApart(page.text + BEHIND_PAGE + manifest.text, places.text);
    const words = wordsIn(precache, language).map((entry, at) => /** @type {[Entry, string]} */ ([entry, halves[at]]));
    /** @type {[Entry, string][]} */
    const parts = [[frameEntry, frame], ...words];
    if (!(await areListed(parts))) continue;
    const headers = new Headers(page.headers);
    for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
    headers.set("Content-Type", "text/plain; charset=utf-8");
    const cache = await openCache(precache);
    await Promise.all(parts.map(([{ url }, part]) => cache.put(keyOf(precache, url), new Response(part, { headers }))));
    return;
  }
}
