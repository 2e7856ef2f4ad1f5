// The languages of the people at this phone. The page leaves them where the worker can read them too
// (initial/worker-registration.js); before it did, the addresses of the open pages and the browser's languages tell.
import { chooseLanguage } from "../static/js/boot/choose-language.js";
import { nameInFolder } from "../static/js/boot/name-in-folder.js";
import { CHOSEN_LANGUAGES } from "../static/js/initial/worker-messages.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/**
 * @param {string} root the address of the app's root
 * @returns {Promise<string[]>}
 */
async function saved(root) {
  const name = nameInFolder(CHOSEN_LANGUAGES, new URL(root).pathname);
  if (!(await caches.has(name))) return [];
  const entry = await (await caches.open(name)).match(new URL(CHOSEN_LANGUAGES, root));
  return (await entry?.text())?.split(" ") ?? [];
}

/**
 * The codes of the page's language and of the second one, as far as they are known.
 * @param {string[]} listed the codes of all languages
 */
export async function chosenLanguages(listed) {
  const root = worker.registration.scope;
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.map(({ url }) => url.slice(root.length).split("/")[0]);
  const found = [...(await saved(root)), ...shown].filter((code) => listed.includes(code));
  const own = chooseLanguage(navigator.languages, listed) ?? "en";
  return found.length ? [...new Set(found)] : [own];
}
