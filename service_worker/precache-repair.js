// Whether all that the app needs is truly there; browsers may drop single entries when a phone is full.
import { withTimeLimit } from "../static/js/initial/time-limit.js";

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

const PATIENCE = 20_000;

/** @param {PrecacheController} controller */
async function missing(controller) {
  const cache = await caches.open(controller.strategy.cacheName);
  const cached = new Set((await cache.keys()).map(({ url }) => url));
  return [...controller.getURLsToCacheKeys()].filter(([, key]) => !cached.has(key));
}

/** @param {PrecacheController} controller */
export const isComplete = async (controller) => (await missing(controller)).length === 0;

/**
 * Fetch again what is missing; what isn't exactly this version's is not taken. Raises an Error if one can't be had.
 * @param {PrecacheController} controller
 */
export async function repair(controller) {
  const cache = await caches.open(controller.strategy.cacheName);
  for (const [url, key] of await missing(controller)) {
    const integrity = controller.getIntegrityForCacheKey(key) ?? "";
    await withTimeLimit(PATIENCE, async (signal) => {
      const response = await fetch(new Request(url, { integrity, signal, cache: "reload", credentials: "omit" }));
      if (response.ok) await cache.put(key, response);
    });
  }
}
