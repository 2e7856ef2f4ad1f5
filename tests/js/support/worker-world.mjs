// A server, a browser's cache and the phone's caches, for modules of the service worker.
import { createHash } from "node:crypto";

const ROOT = "https://app.test/";
/** The server's files by their addresses. @type {Map<string, string>} */
export const served = new Map();
/** What was asked of it, in order. @type {string[]} */
export const asked = [];
/** Whether a request gets through, the browser's cache being another matter; and how many were on their way at most. */
export const network = { lets: (/** @type {string} */ _url) => true, most: 0 };
/** What lies in the browser's cache. @type {Map<string, string>} */
export const browserCache = new Map();
let atOnce = 0;

/** @type {Map<string, Map<string, Response>>} */
export const stores = new Map();
const openStore = (/** @type {string} */ name) => {
  const store = stores.get(name) ?? new Map();
  stores.set(name, store);
  return {
    keys: async () => [...store.keys()].map((url) => ({ url })),
    match: async (/** @type {string} */ key) => store.get(key)?.clone(),
    put: async (/** @type {string} */ key, /** @type {Response} */ response) => void store.set(key, response),
  };
};

const integrityOf = (/** @type {string} */ text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

Object.assign(globalThis, {
  self: globalThis,
  location: new URL(`${ROOT}sw.js`),
  registration: { scope: ROOT },
  caches: { open: async (/** @type {string} */ name) => openStore(name) },
  // Node's own asks for whole addresses, and knows no integrity.
  Request: class {
    /** @param {string} url @param {RequestInit} init */
    constructor(url, init) {
      Object.assign(this, init, { url });
    }
  },
  fetch: async (/** @type {any} */ wanted, /** @type {any} */ init = {}) => {
    const { url, integrity = "", cache } = typeof wanted === "string" ? { ...init, url: wanted } : wanted;
    if (cache === "only-if-cached") {
      if (!browserCache.has(url)) throw new TypeError("not in the browser's cache");
      return new Response(browserCache.get(url), { headers: { "Content-Security-Policy": "strict" } });
    }
    asked.push(url);
    atOnce += 1;
    network.most = Math.max(network.most, atOnce);
    await new Promise((done) => setTimeout(done));
    atOnce -= 1;
    const text = served.get(url);
    if (!network.lets(url)) throw new TypeError("cut off");
    if (text === undefined) return new Response("", { status: 404 });
    if (integrity && integrityOf(text) !== integrity) throw new TypeError("another file");
    return new Response(text);
  },
});

/**
 * Let the server have a file.
 * @param {string} url @param {string} text @param {object} [more] what else its entry says
 */
export function entry(url, text, more = {}) {
  served.set(url, text);
  return { url, integrity: integrityOf(text), ...more };
}

/** Let the server, the browser and the phone have nothing, and every request get through. */
export function clear() {
  for (const store of [served, browserCache, stores]) store.clear();
  asked.length = 0;
  network.lets = () => true;
  network.most = 0;
}
