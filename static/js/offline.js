// The page's side of the service worker, and the only one that touches it but for a word in app.js: is all
// there, is there a new version?
import { hear, say } from "./events.js";
import { currentStep } from "./screens.js";
import { current } from "./sessions.js";
import { trusted } from "./trusted.js";

const root = document.documentElement;
/** @type {ServiceWorker | null} */
let waiting = null;
let agreed = false;

/** @param {"ready" | "loading" | "unavailable"} state */
function tell(state) {
  if (root.dataset.offline === state) return;
  root.dataset.offline = state;
  say("offline");
}

/**
 * Ask a worker something; it answers through a port of its own.
 * @param {ServiceWorker} worker
 * @param {string} question
 * @returns {Promise<unknown>}
 */
const askWorker = (worker, question) =>
  new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage(question, [port2]);
  });

/** Ready is what is truly whole: the worker looks every entry up. */
async function check() {
  const worker = navigator.serviceWorker.controller;
  if (worker && (await askWorker(worker, "complete?")) === true) tell("ready");
}

/** Whether no session is on the screen, so that a reload disturbs nobody. */
const idle = () => !current() || currentStep().screen === "home";

/** Change to the version that waits; the page is loaded anew as soon as it has taken over. */
export function update() {
  agreed = true;
  waiting?.postMessage("take over");
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const look = () => {
    waiting = navigator.serviceWorker.controller ? registration.waiting : null;
    if (!waiting) return;
    say("update");
    if (idle()) update();
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  hear(["session", "screen"], () => void (waiting && idle() && update()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  look();
}

/** Register the worker. Where there can't be one, say so. */
export async function watchOffline() {
  if (!("serviceWorker" in navigator) || !isSecureContext) {
    tell("unavailable");
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    else void check();
  });
  try {
    const address = trusted.createScriptURL(new URL("../sw.js", location.href).href);
    watch(await navigator.serviceWorker.register(/** @type {string} */ (/** @type {unknown} */ (address)), { updateViaCache: "none" }));
    await navigator.serviceWorker.ready;
    await check();
  } catch {
    if (!navigator.serviceWorker.controller) tell("unavailable");
    else await check();
  }
}
