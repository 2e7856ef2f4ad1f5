// Addresses that are no page of ours: the root goes to the door, others ask the network, but never wait for it long.

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

const PATIENCE = 4000;

/**
 * Answer a navigation that isn't in the precache.
 * @param {PrecacheController} controller
 * @param {Request} request
 * @param {string} root the address of the app's root
 * @returns {Promise<Response>}
 */
export async function navigate(controller, request, root) {
  const { origin, pathname } = new URL(request.url);
  if (origin + pathname === root) return (await controller.matchPrecache(`${root}door/`)) ?? fetch(request);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: stop.signal });
  } catch {
    return Response.redirect(root);
  } finally {
    clearTimeout(timer);
  }
}
