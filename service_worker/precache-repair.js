// Whether all that the app needs is truly there; browsers may drop single entries when a phone is full.

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

/** @param {PrecacheController} controller */
async function missing(controller) {
  const cache = await caches.open(controller.strategy.cacheName);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return [...controller.getURLsToCacheKeys()].filter(([, key]) => !there.has(key));
}

/** @param {PrecacheController} controller */
export const complete = async (controller) => (await missing(controller)).length === 0;

/**
 * Fetch again what is missing; what isn't exactly this version's is not taken. Raises a TypeError if one can't be had.
 * @param {PrecacheController} controller
 */
export async function repair(controller) {
  const cache = await caches.open(controller.strategy.cacheName);
  for (const [url, key] of await missing(controller)) {
    const integrity = controller.getIntegrityForCacheKey(key) ?? "";
    const response = await fetch(new Request(url, { integrity, cache: "reload", credentials: "omit" }));
    if (response.ok) await cache.put(key, response);
  }
}
