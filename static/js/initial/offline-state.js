// Whether the app works without a network, and in which languages, as the worker says it: `data-offline` is "loading"
// until all that a session needs is there in the page's language and in the second one. In the first bundle, since it
// may be so before the second one runs.
import { emit } from "./events.js";
import { HERE, INSTALLED_SHARE } from "./worker-messages.js";
import { addressOfWorker, chosenLanguages } from "./worker-registration.js";

const root = () => document.documentElement;

/** The codes of the languages that are here. */
export const languagesHere = () => (root().dataset.languagesHere ?? "").split(" ");

/** @param {"ready" | "loading" | "unavailable"} state */
export function showState(state) {
  root().dataset.offline = state;
  emit("offline");
}

/**
 * `data-languages-ended` says that what isn't here doesn't come before there is a network again.
 * @param {{languages: string[], ended: boolean}} found
 */
function showLanguages({ languages, ended }) {
  const { dataset } = root();
  dataset.languagesHere = languages.join(" ");
  root().toggleAttribute("data-languages-ended", ended);
  showState(chosenLanguages().every((code) => languages.includes(code)) ? "ready" : "loading");
}

/** While the worker is installed, `--installed` is the share of what is there. @param {number} share */
function showShare(share) {
  const { dataset, style } = root();
  if (dataset.offline !== "loading") return;
  dataset.installing = "";
  style.setProperty("--installed", String(share));
}

/** Follow what the worker says; not that of another copy of the app, in a folder above. */
export function watchOfflineState() {
  navigator.serviceWorker.addEventListener("message", ({ data, source }) => {
    if (!(source instanceof ServiceWorker) || source.scriptURL !== addressOfWorker()) return;
    if (data.type === HERE) showLanguages(data);
    if (data.type === INSTALLED_SHARE) showShare(data.share);
  });
  navigator.serviceWorker.startMessages();
}
