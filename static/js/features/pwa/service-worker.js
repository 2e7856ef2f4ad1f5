// Registers the service worker, and offers a new version of the app once one is waiting.
import { emit, on } from "../../initial/events.js";
import { TAKE_OVER } from "../../initial/worker-messages.js";
import { mayHaveWorker, registerWorker, registerWorkerAgain } from "../../initial/worker-registration.js";
import { ifAllTabsAreIdle, isIdle, watchIdle } from "./idle-tabs.js";
import { askForMissing, askWhatIsHere, ownWorker, showUnavailable, watchOfflineStatus } from "./offline-status.js";

const ASK_AGAIN = 2000;
const INSTALL_AGAIN = 10_000;
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
  const onState = () => {
    offerWaiting();
    if (!(found.installing || found.active)) setTimeout(resume, INSTALL_AGAIN);
  };
  const watchInstalling = () => found.installing?.addEventListener("statechange", onState);
  found.addEventListener("updatefound", watchInstalling);
  // What another tab found may be on its way already, or wait.
  watchInstalling();
  offerWaiting();
}

/** The phone is taken up again, maybe where there is a network. */
function onVisible() {
  if (document.visibilityState !== "visible") return;
  registration?.update().catch(() => {});
  updateByItself();
  resume();
  askForMissing();
}

/** An installation that was cut off goes on where it was. */
const resume = () => void (registration?.installing || registration?.active || register(registerWorkerAgain()));

/** @param {Promise<ServiceWorkerRegistration>} registering */
async function register(registering) {
  try {
    watchVersions(await registering);
    await navigator.serviceWorker.ready;
    askWhatIsHere();
  } catch {
    if (ownWorker()) askWhatIsHere();
    else showUnavailable();
  }
}

/** Watch the worker. Where there can't be one, show that. */
export async function watchServiceWorker() {
  if (!mayHaveWorker()) {
    showUnavailable();
    return;
  }
  // The very first worker is of this page's own version.
  let first = !ownWorker();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (first) askWhatIsHere();
    else onNewController();
    first = false;
  });
  watchIdle();
  watchOfflineStatus();
  on(["session", "screen"], updateByItself);
  document.addEventListener("visibilitychange", onVisible);
  addEventListener("online", () => {
    resume();
    askForMissing();
  });
  await register(registerWorker());
}
