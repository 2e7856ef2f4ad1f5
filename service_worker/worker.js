// The service worker: keeps every page and file of one version, and serves them without asking the network. First what
// a session needs in the languages of the people at this phone, then the rest.
import { PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { HERE, INSTALLED_SHARE, PAINTED, TAKE_OVER, WHAT_IS_HERE } from "../static/js/initial/worker-messages.js";
import { chosenLanguages } from "./chosen-languages.js";
import { fetchMissing } from "./fetch-entries.js";
import { languageWords } from "./language-words.js";
import { navigate } from "./navigation-fallback.js";
import { forgetPages, languageManifest, languageOf, languagePage } from "./page-assembly.js";
import { painted } from "./page-stream.js";
import { createPrecache, languagesHere, languagesOfAnyVersion, listedLanguages, needed } from "./precache.js";
import { storeSharedFiles } from "./share-target.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const precache = createPrecache(self.__WB_MANIFEST);
const { controller, entries } = precache;
const listed = listedLanguages(precache);

/** @param {{type: string} & Record<string, unknown>} message */
async function tellPages(message) {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of windows) page.postMessage(message);
}

const tellLanguages = async (ended = false) =>
  tellPages({ type: HERE, languages: await languagesHere(precache), ended });

/**
 * All or nothing for each language: each entry carries its hash, so a login page or half a file makes the installation
 * fail, and the old version stays at work. A language that the old version had isn't lost by an update.
 */
async function install() {
  const languages = [...(await chosenLanguages(listed)), ...(await languagesOfAnyVersion(precache))];
  const onProgress = (/** @type {number} */ share) => void tellPages({ type: INSTALLED_SHARE, share });
  await fetchMissing(precache, needed(precache, languages), { onProgress });
}

/** Fetch what is missing, the chosen languages first, and say after each which are here. */
async function complete() {
  /** @type {Promise<void>[]} */
  const told = [];
  const onProgress = () => void told.push(tellLanguages());
  for (const wanted of [needed(precache, await chosenLanguages(listed)), needed(precache, listed), entries]) {
    await fetchMissing(precache, wanted, { priority: "low", onProgress }).catch(() => {});
    onProgress();
  }
  await Promise.all(told);
  await tellLanguages(true);
}

/** The languages that are here, the chosen ones first. */
async function languagesToOpen() {
  const [chosen, here] = await Promise.all([chosenLanguages(listed), languagesHere(precache)]);
  return [...chosen.filter((code) => here.includes(code)), ...here];
}

async function activate() {
  await Promise.all([forgetPages(), worker.clients.claim()]);
  await tellLanguages();
}

worker.addEventListener("install", (event) => event.waitUntil(install()));

registerRoute(
  ({ url }) => languageOf(precache, url) !== undefined,
  ({ request, event }) => languagePage(precache, request, (work) => event.waitUntil(work), languagesToOpen),
);
registerRoute(
  ({ url }) => url.pathname.endsWith("/manifest.webmanifest") && languageOf(precache, new URL("./", url)),
  ({ request, url }) => languageManifest(precache, request, url),
);
registerRoute(
  ({ url }) => url.pathname.endsWith("/words.txt") && languageOf(precache, new URL("./", url)),
  ({ url }) => languageWords(precache, languageOf(precache, new URL("./", url)) ?? ""),
);
registerRoute(
  new PrecacheRoute(controller, { ignoreURLParametersMatching: [/./u], directoryIndex: "", cleanURLs: false }),
);
registerRoute(
  ({ request }) => request.mode === "navigate",
  ({ request }) => navigate(request, worker.registration.scope, languagesToOpen),
);

registerRoute(
  ({ url }) => url.href === `${worker.registration.scope}share-file`,
  ({ request }) => storeSharedFiles(request, worker.registration.scope),
  "POST",
);

// Control the page of the first visit too, so that one visit is enough.
worker.addEventListener("activate", (event) => {
  controller.activate(event);
  event.waitUntil(activate());
});

worker.addEventListener("message", (event) => {
  if (event.data === PAINTED) painted();
  if (event.data === TAKE_OVER) event.waitUntil(worker.skipWaiting());
  if (event.data === WHAT_IS_HERE) event.waitUntil(complete());
});
