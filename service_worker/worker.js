// The service worker: keeps every page and file of one version, and serves them without asking the network.
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { IS_COMPLETE, PAINTED, TAKE_OVER } from "../static/js/initial/worker-messages.js";
import { navigate } from "./navigation-fallback.js";
import { forgetPages, languagePage, wordsOf } from "./page-assembly.js";
import { painted } from "./page-stream.js";
import { isComplete, repair } from "./precache-repair.js";
import { storeSharedFiles } from "./share-target.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const controller = new PrecacheController();

// All or nothing: each entry carries its hash, so a login page or half a file makes the whole installation fail, and
// the old version stays at work.
controller.precache(self.__WB_MANIFEST);
registerRoute(
  ({ url }) => wordsOf(controller, url) !== undefined,
  ({ request, url, event }) => languagePage(controller, request, url, (work) => event.waitUntil(work)),
);
registerRoute(
  new PrecacheRoute(controller, { ignoreURLParametersMatching: [/./u], directoryIndex: "", cleanURLs: false }),
);
registerRoute(
  ({ request }) => request.mode === "navigate",
  ({ request }) => navigate(controller, request, worker.registration.scope),
);

registerRoute(
  ({ url }) => url.href === `${worker.registration.scope}share-file`,
  ({ request }) => storeSharedFiles(request, worker.registration.scope),
  "POST",
);

// Control the page of the first visit too, so that one visit is enough.
worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([forgetPages(), worker.clients.claim()])));

worker.addEventListener("message", (event) => {
  if (event.data === PAINTED) painted();
  if (event.data === TAKE_OVER) event.waitUntil(worker.skipWaiting());
  if (event.data === IS_COMPLETE) {
    const answered = repair(controller)
      .catch(() => {})
      .then(() => isComplete(controller));
    event.waitUntil(answered.then((whole) => event.ports[0].postMessage(whole)));
  }
});
