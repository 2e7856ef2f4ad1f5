// The page's side of the service worker, and the only one that touches it but for a word in initial.js: is all
// there, is there a new version?
import { on, emit } from "../../initial/events.js";
import { idle, watchIdle, whereAllAreIdle } from "./idle-tabs.js";
import { trusted } from "../../initial/trusted-types.js";

const root = document.documentElement;
/** @type {ServiceWorkerRegistration | null} */
let registration = null;
let offered = false;
let agreed = false;

/** @param {"ready" | "loading" | "unavailable"} state */
function tell(state) {
  if (root.dataset.offline === state) return;
  root.dataset.offline = state;
  emit("offline");
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

/** The version that waits; without a controller this page is of the newest one already. */
const waiting = () => (navigator.serviceWorker.controller && registration?.waiting) || null;

/** Offer it by a quiet line, which stays until it is pressed. */
function offer() {
  if (offered) return;
  offered = true;
  emit("update");
}

const takeOver = () => waiting()?.postMessage("take over");

/** Change to the version that waits: the page is loaded anew as soon as it has taken over, which it may have done already. */
export function update() {
  offered = false;
  agreed = !!waiting();
  if (agreed) takeOver();
  else location.reload();
}

/** It takes the files of the old version with it, so nobody in any tab may still need them. */
const updateByItself = () => void (waiting() && whereAllAreIdle(takeOver));

/** Another version is at work: this page changes to it now, if somebody said so or nobody is in the middle of something. */
function follow() {
  if (agreed || idle()) location.reload();
  else offer();
}

/** @param {ServiceWorkerRegistration} found */
function watch(found) {
  registration = found;
  const look = () => {
    if (!waiting()) return;
    offer();
    updateByItself();
  };
  found.addEventListener("updatefound", () => {
    found.installing?.addEventListener("statechange", look);
  });
  on(["session", "screen"], updateByItself);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    found.update().catch(() => {});
    updateByItself();
  });
  look();
}

/** Register the worker. Where there can't be one, say so. */
export async function watchServiceWorker() {
  if (!("serviceWorker" in navigator) || !isSecureContext) {
    tell("unavailable");
    return;
  }
  // The first worker of all is of this page's own version.
  let first = !navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (first) void check();
    else follow();
    first = false;
  });
  watchIdle();
  try {
    const address = trusted.createScriptURL(new URL("../sw.js", location.href).href);
    watch(
      await navigator.serviceWorker.register(/** @type {string} */ (/** @type {unknown} */ (address)), {
        updateViaCache: "none",
      }),
    );
    await navigator.serviceWorker.ready;
    await check();
  } catch {
    if (!navigator.serviceWorker.controller) tell("unavailable");
    else await check();
  }
}
