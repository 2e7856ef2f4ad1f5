// Files have their version in their name, so there is nothing to decide about them: a browser that can takes them out
// of the cache by itself, also while the worker is only just starting. What it doesn't find there it asks the network
// for, as the worker would.

/** @typedef {import("workbox-precaching").PrecacheController} PrecacheController */

/**
 * @param {ExtendableEvent} event the installation
 * @param {PrecacheController} controller
 * @param {string} root the address of the app's root
 */
export function leaveFiles(event, controller, root) {
  const { cacheName } = controller.strategy;
  const pathname = `${new URL("static/", root).pathname}*`;
  event.addRoutes?.({ condition: { urlPattern: { pathname }, requestMethod: "get" }, source: { cacheName } });
}
