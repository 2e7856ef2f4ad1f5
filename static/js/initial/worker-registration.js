// Registers the service worker, and leaves it the chosen languages: it fetches what these need first.
import { copyName } from "../boot/copy-name.js";
import { preference } from "./preferences.js";
import { textLanguage } from "./texts.js";
import { trusted } from "./trusted-types.js";
import { CHOSEN_LANGUAGES } from "./worker-messages.js";

/** Some browsers throw when they are only asked. */
export function mayHaveWorker() {
  try {
    return !!navigator.serviceWorker && isSecureContext;
  } catch {
    return false;
  }
}

/** The codes of the languages that this phone's people chose: the page's, and the second one if there is any. */
export const chosenLanguages = () => [textLanguage(), preference("second") ?? ""].filter(Boolean);

/** Leave them for the worker. Where storage is blocked, it finds out by itself as well as it can. */
export async function saveChosenLanguages() {
  if (!mayHaveWorker()) return;
  const cache = await caches.open(copyName(CHOSEN_LANGUAGES));
  await cache.put(new URL(`../${CHOSEN_LANGUAGES}`, location.href), new Response(chosenLanguages().join(" ")));
}

export const addressOfWorker = () => new URL("../sw.js", location.href).href;

async function register() {
  await saveChosenLanguages().catch(() => {});
  const address = trusted().createScriptURL(addressOfWorker());
  // The code that the worker imports has its version in its name, so that may come from the browser's cache.
  return navigator.serviceWorker.register(/** @type {string} */ (/** @type {unknown} */ (address)), {
    updateViaCache: "imports",
  });
}

/** @type {Promise<ServiceWorkerRegistration> | null} */
let registered = null;

/** Register the worker, once. Raises an Error where the browser refuses; then it may be tried again. */
export function registerWorker() {
  registered ??= register().catch((error) => {
    registered = null;
    throw error;
  });
  return registered;
}

/** Register it anew, where the browser gave up on what it had begun. */
export function registerWorkerAgain() {
  registered = null;
  return registerWorker();
}
