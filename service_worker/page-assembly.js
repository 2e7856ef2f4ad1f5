// Puts a language's page together, from the frame that all languages share and its own words
// (webapp/pages/page_parts.py).
import { MARK } from "../static/js/initial/worker-messages.js";
import { inTwo, stream, untilPainted } from "./page-stream.js";

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

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
const readyFirst = (page) => page.replace('<script type="module" async', '$& blocking="render"');

/**
 * Where a page is kept once it was made: with the versions of both its parts, so that it is never an older one.
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
async function make(controller, frame, words) {
  const [outer, inner] = await Promise.all([frame, words].map((part) => controller.matchPrecache(part)));
  if (!(outer && inner)) return null;
  const headers = new Headers(outer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return inTwo(readyFirst(fill(await outer.text(), await inner.text()))).map((half) => new Response(half, { headers }));
}

/**
 * The page as the server would send it.
 * @param {PrecacheController} controller
 * @param {Request} request
 * @param {URL} page
 * @param {(work: Promise<unknown>) => void} meanwhile takes what the page needn't wait for
 */
export async function languagePage(controller, request, page, meanwhile) {
  const [frame, words] = [new URL("../frame.txt", page).href, wordsOf(controller, page) ?? ""];
  const [key, cache] = [keyOf(controller, frame, words), await caches.open(MADE)];
  const keys = ["first", "second"].map((half) => `${key}&half=${half}`);
  const kept = await Promise.all(keys.map((half) => cache.match(half)));
  const there = kept.filter((half) => half !== undefined);
  const halves = there.length === keys.length ? there : await make(controller, frame, words);
  if (!halves) return fetch(request);
  // A full phone does without.
  if (halves !== there)
    meanwhile(Promise.all(halves.map((half, at) => cache.put(keys[at], half.clone()))).catch(() => {}));
  const { headers } = halves[0];
  const bodies = await Promise.all(halves.map((half) => half.arrayBuffer()));
  // Another screen than the first, or what is in an address, needs the whole page at once.
  const turn = request.mode === "navigate" && !page.hash && !page.search ? untilPainted() : undefined;
  if (turn) meanwhile(turn);
  return new Response(stream(bodies, turn), { headers });
}

/** Forget the pages of versions before this one. */
export const forgetPages = () => caches.delete(MADE);
