// Puts a language's page together, from the frame that all languages share and its own words
// (webapp/pages/page_parts.py).
import { nameInFolder } from "../static/js/boot/name-in-folder.js";
import { MARK } from "../static/js/initial/worker-messages.js";
import { fetchPage } from "./navigation-fallback.js";
import { splitPage, stream, untilPainted } from "./page-stream.js";

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

const cacheName = () => nameInFolder("andersom-pages", new URL("./", self.location.href).pathname);

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
function fillFrame(frame, words) {
  const own = words.split(MARK);
  return frame.split(MARK).reduce((page, piece, at) => page + own[at - 1] + piece);
}

/**
 * Over a network the first screen is painted before its script is there; here both are, so what is seen can be used.
 * @param {string} page
 */
const readyFirst = (page) => page.replace('<script type="module" async', '$& blocking="render"');

/**
 * The cache key of a finished page. It holds the versions of both parts, so an older page is never taken for it.
 * @param {PrecacheController} controller
 * @param {string} frame
 * @param {string} words
 */
const keyOf = (controller, frame, words) =>
  `${controller.getCacheKeyForURL(words)}&${new URL(controller.getCacheKeyForURL(frame) ?? "").search.slice(1)}`;

/**
 * The two halves of a page as responses, with the headers that came with the frame: its policy is among them.
 * @param {PrecacheController} controller
 * @param {string} frame
 * @param {string} words
 * @returns {Promise<Response[] | null>} null where a browser has dropped a part
 */
async function makeHalves(controller, frame, words) {
  const [outer, inner] = await Promise.all([frame, words].map((part) => controller.matchPrecache(part)));
  if (!(outer && inner)) return null;
  const headers = new Headers(outer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return splitPage(readyFirst(fillFrame(await outer.text(), await inner.text()))).map(
    (half) => new Response(half, { headers }),
  );
}

/**
 * The page as the server would send it.
 * @param {PrecacheController} controller
 * @param {Request} request
 * @param {URL} page
 * @param {(work: Promise<unknown>) => void} waitUntil takes what the page needn't wait for
 */
export async function languagePage(controller, request, page, waitUntil) {
  const [frame, words] = [new URL("../frame.txt", page).href, wordsOf(controller, page) ?? ""];
  const [key, cache] = [keyOf(controller, frame, words), await caches.open(cacheName())];
  const keys = ["first", "second"].map((half) => `${key}&half=${half}`);
  const cached = await Promise.all(keys.map((half) => cache.match(half)));
  const found = cached.filter((half) => half !== undefined);
  const halves = found.length === keys.length ? found : await makeHalves(controller, frame, words);
  if (!halves) return fetchPage(request);
  // Where the phone is full, it is made again each time.
  if (halves !== found)
    waitUntil(Promise.all(halves.map((half, at) => cache.put(keys[at], half.clone()))).catch(() => {}));
  const { headers } = halves[0];
  const bodies = await Promise.all(halves.map((half) => half.arrayBuffer()));
  // Another screen than the first, or what is in an address, needs the whole page at once.
  const mayContinue = request.mode === "navigate" && !page.hash && !page.search ? untilPainted() : undefined;
  if (mayContinue) waitUntil(mayContinue);
  return new Response(stream(bodies, mayContinue), { headers });
}

/** Forget the pages of versions before this one. */
export const forgetPages = () => caches.delete(cacheName());
