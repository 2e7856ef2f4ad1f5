// Registers the service worker, and offers a new version of the app once one is waiting.
import { emit, on } from "../../initial/events.js";
import { trusted } from "../../initial/trusted-types.js";
import { TAKE_OVER } from "../../initial/worker-messages.js";
import { ifAllTabsAreIdle, isIdle, watchIdle } from "./idle-tabs.js";
import { checkComplete, ownWorker, showOffline } from "./offline-status.js";

const ASK_AGAIN = 2000;
/** @type {ServiceWorkerRegistration | null} */
let registration = null;
let offered = false;
let agreed = false;

/** The version that waits; without a controller this page is of the newest one already. */
const waiting = () => (ownWorker() && registration?.waiting) || null;

/** Offer it by a quiet line, which stays until it is pressed. */
function offer() {
  if (offered) return;
  offered = true;
  emit("update");
}

const takeOver = () => waiting()?.postMessage(TAKE_OVER);

/**
 * Change to the new version: the page reloads as soon as that has taken over, which it may have done already. Ask again
 * until then: on a busy phone the worker may fail to start, and then it never sees the message; or an even newer
 * version may have come to wait in its place.
 */
export function update() {
  offered = false;
  agreed = !!waiting();
  if (agreed) {
    takeOver();
    setTimeout(update, ASK_AGAIN);
  } else location.reload();
}

/** The new version deletes the files of the old one, so no tab may still be in the middle of something. */
const updateByItself = () => void (waiting() && ifAllTabsAreIdle(takeOver));

/** Another version has taken over: reload if somebody agreed or nobody is in the middle of something; else offer it. */
function onNewController() {
  if (agreed || isIdle()) location.reload();
  else offer();
}

/** @param {ServiceWorkerRegistration} found */
function watchVersions(found) {
  registration = found;
  const offerWaiting = () => {
    if (!waiting()) return;
    offer();
    updateByItself();
  };
  const watchInstalling = () => found.installing?.addEventListener("statechange", offerWaiting);
  found.addEventListener("updatefound", watchInstalling);
  // What another tab found may be on its way already, or wait.
  watchInstalling();
  offerWaiting();
  on(["session", "screen"], updateByItself);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    found.update().catch(() => {});
    updateByItself();
  });
}

/** Some browsers throw when they are only asked. */
function mayHaveWorker() {
  try {
    return !!navigator.serviceWorker;
  } catch {
    return false;
  }
}

/** Register the worker. Where there can't be one, show that. */
export async function watchServiceWorker() {
  if (!(mayHaveWorker() && isSecureContext)) {
    showOffline("unavailable");
    return;
  }
  // The very first worker is of this page's own version.
  let first = !ownWorker();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (first) void checkComplete();
    else onNewController();
    first = false;
  });
  watchIdle();
  try {
    const address = trusted().createScriptURL(new URL("../sw.js", location.href).href);
    watchVersions(
      await navigator.serviceWorker.register(/** @type {string} */ (/** @type {unknown} */ (address)), {
        updateViaCache: "none",
      }),
    );
    await navigator.serviceWorker.ready;
    await checkComplete();
  } catch {
    if (ownWorker()) await checkComplete();
    else showOffline("unavailable");
  }
}
