// Puts a language's page together, from the frame that all languages share and its own words (webapp/frame.py).

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

const MARK = "\x1f";

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
 * The page as the server would send it, with the headers that came with the frame: its policy is among them.
 * @param {PrecacheController} controller
 * @param {Request} request
 * @param {URL} page
 */
export async function languagePage(controller, request, page) {
  const parts = [new URL("../frame.txt", page).href, wordsOf(controller, page) ?? ""];
  const [frame, words] = await Promise.all(parts.map((part) => controller.matchPrecache(part)));
  // A browser may have dropped one of them.
  if (!frame || !words) return fetch(request);
  const headers = new Headers(frame.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(fill(await frame.text(), await words.text()), { headers });
}
