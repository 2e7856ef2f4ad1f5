// Puts a language's page together, from the frame that all languages share and its own words (webapp/frame.py).

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

const MARK = "\x1f";
const MADE = "andersom-pages";

/**
 * The address of the words, for the address of one of our pages; undefined for any other.
 * @param {PrecacheController} controller
 * @param {URL} page
 */
export function wordsOf(controller, page) {
  const { href } = new URL("words.txt", page);
  return page.pathname.endsWith("/") && controller.getCacheKeyForURL(href) ? href : undefined;
}

/**
 * @param {string} frame
 * @param {string} words
 */
export function fill(frame, words) {
  const own = words.split(MARK);
  return frame.split(MARK).reduce((page, piece, at) => page + own[at - 1] + piece);
}

/**
 * Over a network the first screen is painted before its script is there; here both are, so what is seen can be used.
 * @param {string} page
 */
const readyFirst = (page) => page.replace("<script type=\"module\" async", '$& blocking="render"');

/**
 * Where a page is kept once it was made: with the versions of both its parts, so that it is never an older one.
 * @param {PrecacheController} controller
 * @param {string} frame
 * @param {string} words
 */
const keyOf = (controller, frame, words) =>
  `${controller.getCacheKeyForURL(words)}&${new URL(controller.getCacheKeyForURL(frame) ?? "").search.slice(1)}`;

/**
 * The page as the server would send it, with the headers that came with the frame: its policy is among them.
 * @param {PrecacheController} controller
 * @param {Request} request
 * @param {URL} page
 * @param {(work: Promise<unknown>) => void} meanwhile takes what the page needn't wait for
 */
export async function languagePage(controller, request, page, meanwhile) {
  const [frame, words] = [new URL("../frame.txt", page).href, wordsOf(controller, page) ?? ""];
  const [key, cache] = [keyOf(controller, frame, words), await caches.open(MADE)];
  const made = await cache.match(key);
  if (made) return made;
  const [outer, inner] = await Promise.all([frame, words].map((part) => controller.matchPrecache(part)));
  // A browser may have dropped one of them.
  if (!outer || !inner) return fetch(request);
  const headers = new Headers(outer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const response = new Response(readyFirst(fill(await outer.text(), await inner.text())), { headers });
  // A full phone does without.
  meanwhile(cache.put(key, response.clone()).catch(() => {}));
  return response;
}

/** Forget the pages of versions before this one. */
export const forgetPages = () => caches.delete(MADE);
