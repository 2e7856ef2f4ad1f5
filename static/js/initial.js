// The first bundle: what the first screen needs. It runs while the rest of the page is still loading; deferred.js, the
// second bundle, has everything else and follows right after it.
import { textSlots, watchLanguage } from "./initial/language.js";
import { watchOfflineState } from "./initial/offline-state.js";
import { watchPopups } from "./initial/popups.js";
import { afterPaint, behindFrame, pageParsed } from "./initial/scheduling.js";
import { showAddress, watchScreens } from "./initial/screens.js";
import { watchStart } from "./initial/start-button.js";
import { t } from "./initial/texts.js";
import { withTimeLimit } from "./initial/time-limit.js";
import { PAINTED } from "./initial/worker-messages.js";
import { mayHaveWorker, registerWorker } from "./initial/worker-registration.js";

/** @typedef {typeof import("./deferred.js")} Deferred */

const LONGEST_PAINT = 300;
const RELOAD_AFTER = 5000;
const MOST_RELOADS = 2;
const { dataset } = document.documentElement;
/** The first screen stands as the server sent it; the others show what is in the phone's database. */
const onFirstScreen = `${location.hash}${location.search}` === "";

/** Settles when the first screen is painted, or would be by now: a tab in the background never is. */
const painted = () =>
  new Promise((done) => {
    behindFrame(() => done(true));
    setTimeout(done, LONGEST_PAINT);
  });

/**
 * The worker holds the other screens back until then (service_worker/page-stream.js). Where site data is blocked, it
 * rejects.
 */
const askForOtherScreens = async () => navigator.serviceWorker?.controller?.postMessage(PAINTED);

/** Fetch the second bundle; not earlier, or it would delay what the first screen is drawn with on a slow line. */
async function fetchDeferred() {
  await pageParsed();
  if (onFirstScreen) await painted();
  // Its imports are fetched together with it, not after it.
  for (const href of (dataset.more ?? "").split(" "))
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  return import("./deferred.js");
}

const showFilled = () => {
  dataset.settled = "";
};

/** Load the page again once there is a network: without one, the browser's error would take its place. */
const reload = () =>
  withTimeLimit(RELOAD_AFTER, (signal) => fetch(location.href, { method: "HEAD", signal })).then(
    () => location.reload(),
    () => setTimeout(reload, RELOAD_AFTER),
  );

/**
 * The second bundle's file is missing, of another version, or more than this browser can run. Nobody can type before
 * it runs (current-screen.css); what was typed earlier can be saved.
 */
async function sayFailure() {
  const line = Object.assign(document.createElement("div"), { className: "toast", textContent: t("start.failed") });
  document.querySelector("[data-toasts]")?.append(line);
  const reloads = (history.state?.reloads ?? 0) + 1;
  if (reloads <= MOST_RELOADS) {
    history.replaceState({ ...history.state, reloads }, "");
    setTimeout(reload, RELOAD_AFTER);
  }
  const { offerFile } = await import("./rescue.chunk.js");
  await offerFile(line);
}

/** @param {(deferred: Deferred) => void} onListening called when the second bundle listens to events */
async function start(onListening) {
  const fetching = fetchDeferred().catch(() => null);
  await pageParsed();
  watchScreens();
  watchPopups();
  if (onFirstScreen) showAddress({ focus: false });
  const deferred = await fetching;
  if (!deferred?.run) return sayFailure().catch(() => {});
  const running = deferred.run();
  onListening(deferred);
  await running;
  if (!onFirstScreen) showAddress({ focus: false });
  dataset.ready = "all";
  afterPaint(textSlots);
  // The screens draw after a paint, and some once more after that.
  afterPaint(() => afterPaint(showFilled));
  // Nobody waits for the rest.
  await painted();
  await deferred.settle();
}

watchLanguage();
// Not awaited here: deferred.js waits for this file, which must not wait for it.
watchStart(new Promise((running) => void start(running)));
if (onFirstScreen) {
  dataset.ready = "first";
  void painted().then(askForOtherScreens);
} else void askForOtherScreens();
if (mayHaveWorker()) {
  watchOfflineState();
  registerWorker().catch(() => {});
}
