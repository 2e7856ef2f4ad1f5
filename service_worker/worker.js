// The service worker: keeps every page and file of one version, and serves them without asking the network.
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { complete, repair } from "./precache-repair.js";
import { painted } from "./page-stream.js";
import { navigate } from "./navigation-fallback.js";
import { forgetPages, languagePage, wordsOf } from "./page-assembly.js";
import { takeFiles } from "./share-target.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const controller = new PrecacheController();

// All or nothing: each entry carries its hash, so a login page or a half file fails the whole install, and
// the version that was there goes on.
controller.precache(self.__WB_MANIFEST);
registerRoute(
  ({ url }) => wordsOf(controller, url) !== undefined,
  ({ request, url, event }) => languagePage(controller, request, url, (work) => event.waitUntil(work)),
);
registerRoute(
  new PrecacheRoute(controller, { ignoreURLParametersMatching: [/./], directoryIndex: "", cleanURLs: false }),
);
registerRoute(
  ({ request }) => request.mode === "navigate",
  ({ request }) => navigate(controller, request, worker.registration.scope),
);

registerRoute(
  ({ url }) => url.href === `${worker.registration.scope}share-file`,
  ({ request }) => takeFiles(request, worker.registration.scope),
  "POST",
);

// The first visit is controlled at once, so one visit is enough.
worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([forgetPages(), worker.clients.claim()])));

worker.addEventListener("message", (event) => {
  if (event.data === "painted") painted();
  if (event.data === "take over") event.waitUntil(worker.skipWaiting());
  if (event.data === "complete?") {
    const answered = repair(controller)
      .catch(() => {})
      .then(() => complete(controller));
    event.waitUntil(answered.then((whole) => event.ports[0].postMessage(whole)));
  }
});
