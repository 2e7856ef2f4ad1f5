// Puts a language's page together, from the frame that all languages share and its own words
// (webapp/pages/page_parts.py).
import { nameInFolder } from "../static/js/boot/name-in-folder.js";
import { BEHIND_PAGE, MARK, SECOND_MARK } from "../static/js/initial/worker-messages.js";
import { fetchPage, PATIENCE } from "./navigation-fallback.js";
import { splitPage, stream, untilPainted } from "./page-stream.js";
import { keyOf, listedLanguages, wordsIn } from "./precache.js";

/** @typedef {import("./precache.js").Precache} Precache */

const MARKS = new RegExp(`[${MARK}${SECOND_MARK}]`, "gu");

const cacheName = () => nameInFolder("andersom-pages", new URL("./", self.location.href).pathname);

/**
 * The language of one of our pages; undefined for any other address.
 * @param {Precache} precache
 * @param {URL} page
 */
export const languageOf = (precache, page) =>
  listedLanguages(precache).find((code) => new URL(`${code}/`, self.location.href).pathname === page.pathname);

/**
 * What a page is made of: the frame, then the halves of its words.
 * @param {Precache} precache
 * @param {URL} page
 */
const partsOf = (precache, page) => [
  new URL("../frame.txt", page).href,
  ...wordsIn(precache, languageOf(precache, page) ?? "").map(({ url }) => url),
];

/**
 * @param {string} frame
 * @param {string[]} words those of each half
 */
function fillFrame(frame, words) {
  const [first, second] = words.map((half) => half.split(MARK).values());
  return frame.replace(MARKS, (mark) => (mark === MARK ? first : second).next().value ?? "");
}

/**
 * Over a network the first screen is painted before its script is there; here both are, so what is seen can be used.
 * @param {string} page
 */
const readyFirst = (page) => page.replace('<script type="module" async', '$& blocking="render"');

/**
 * The cache key of a finished page. It holds the versions of all its parts, so an older page is never taken for it.
 * @param {Precache} precache
 * @param {URL} page
 */
function pageKey(precache, page) {
  const versions = partsOf(precache, page).map((part) => new URL(keyOf(precache, part)).search.slice(1));
  return `${page.pathname}?${versions.join("&")}`;
}

/**
 * A language's page and manifest, with the headers that came with the frame: the page's policy is among them.
 * @param {Precache} precache
 * @param {URL} page
 * @returns {Promise<{page: string, manifest: string, headers: Headers} | null>} null where a part isn't here
 */
async function putTogether(precache, page) {
  const { controller } = precache;
  const wanted = partsOf(precache, page);
  const found = await Promise.all(wanted.map((part) => controller.matchPrecache(part)));
  const parts = found.filter((part) => part !== undefined);
  if (parts.length < wanted.length) return null;
  const headers = new Headers(parts[0].headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  const [frame, ...words] = await Promise.all(parts.map((part) => part.text()));
  const [whole, manifest] = fillFrame(frame, words).split(BEHIND_PAGE);
  return { page: whole, manifest, headers };
}

/**
 * The two pieces of a page as responses.
 * @param {Precache} precache
 * @param {URL} address
 * @returns {Promise<Response[] | null>} null where a part isn't here
 */
async function makePieces(precache, address) {
  const found = await putTogether(precache, address);
  if (!found) return null;
  const { page, headers } = found;
  headers.set("Content-Type", "text/html; charset=utf-8");
  return splitPage(readyFirst(page)).map((piece) => new Response(piece, { headers }));
}

/**
 * A language's manifest, as the server would send it.
 * @param {Precache} precache
 * @param {Request} request
 * @param {URL} address
 */
export async function languageManifest(precache, request, address) {
  const found = await putTogether(precache, new URL("./", address));
  if (!found) return fetchPage(request);
  return new Response(found.manifest, { headers: { "Content-Type": "application/manifest+json" } });
}

/**
 * The two pieces of a page, as they were made before or are made now.
 * @param {Precache} precache
 * @param {URL} page
 * @param {(work: Promise<unknown>) => void} waitUntil
 */
async function piecesOf(precache, page, waitUntil) {
  const [key, cache] = [pageKey(precache, page), await caches.open(cacheName())];
  const keys = ["first", "second"].map((piece) => `${key}&piece=${piece}`);
  const cached = await Promise.all(keys.map((piece) => cache.match(piece)));
  const found = cached.filter((piece) => piece !== undefined);
  if (found.length === keys.length) return found;
  const pieces = await makePieces(precache, page);
  // Where the phone is full, it is made again each time.
  if (pieces) waitUntil(Promise.all(pieces.map((piece, at) => cache.put(keys[at], piece.clone()))).catch(() => {}));
  return pieces;
}

/**
 * @param {Request} request
 * @param {Response[]} pieces
 * @param {(work: Promise<unknown>) => void} waitUntil
 */
async function sendPieces(request, pieces, waitUntil) {
  const { hash, search } = new URL(request.url);
  const { headers } = pieces[0];
  const bodies = await Promise.all(pieces.map((piece) => piece.arrayBuffer()));
  // Another screen than the first, or what is in an address, needs the whole page at once.
  const mayContinue = request.mode === "navigate" && !hash && !search ? untilPainted() : undefined;
  if (mayContinue) waitUntil(mayContinue);
  return new Response(stream(bodies, mayContinue), { headers });
}

/**
 * A language's page as the server would send it. Where neither the phone nor the network has it, a page that is asked
 * for to be shown comes in a language that is here, at the same address: a redirect could lead back to it
 * (boot.js goes where the chosen language is).
 * @param {Precache} precache
 * @param {Request} request
 * @param {(work: Promise<unknown>) => void} waitUntil takes what the page needn't wait for
 * @param {() => Promise<string[]>} languagesToOpen the codes of those that are here, the most wanted first
 */
export async function languagePage(precache, request, waitUntil, languagesToOpen) {
  const page = new URL(request.url);
  const pieces = await piecesOf(precache, page, waitUntil);
  if (pieces) return sendPieces(request, pieces, waitUntil);
  if (request.mode !== "navigate") return fetchPage(request);
  try {
    return await fetchPage(request, PATIENCE);
  } catch (error) {
    const [code] = await languagesToOpen();
    const others = code && (await piecesOf(precache, new URL(`../${code}/`, page), waitUntil));
    if (!others) throw error;
    return sendPieces(request, others, waitUntil);
  }
}

/** Forget the pages of versions before this one. */
export const forgetPages = () => caches.delete(cacheName());
