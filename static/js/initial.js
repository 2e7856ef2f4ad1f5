// The page's first assembly: what the first screen needs. It runs while the rest of the page still comes in;
// everything else follows right after it (deferred.js).
import { watchLanguage } from "./initial/language.js";
import { watchMenu } from "./initial/menu.js";
import { behindFrame } from "./initial/scheduling.js";
import { parsed } from "./initial/parsed.js";
import { showAddress, watchScreens } from "./initial/screens.js";
import { watchStart } from "./initial/start-button.js";

/** @typedef {typeof import("./deferred.js")} More */

const { dataset } = document.documentElement;
// The first screen stands as the server sent it, and needs nothing from the phone's store; the others show what is in it.
const first = !location.hash && !location.search;
const LATEST = 300;
const AGAIN = 3000;

/** The first screen is painted, or would be by now: a tab in the background never is. */
const painted = () =>
  new Promise((done) => {
    behindFrame(() => done(true));
    setTimeout(done, LATEST);
  });

/** The worker holds the other screens back until then (service_worker/page-stream.js). */
const askForOthers = () => navigator.serviceWorker?.controller?.postMessage("painted");

// The most of the code: on a slow line it would come in place of what the first screen is drawn with.
const more = parsed
  .then(() => first && painted())
  .then(() => {
    // What it imports is asked for together with it, not after it.
    for (const href of (dataset.more ?? "").split(" "))
      document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
    return import("./deferred.js");
  });

/** @type {(rest: More) => void} */
let listens;
/** All of the app, from when it hears of a session that begins. @type {Promise<More>} */
const listening = new Promise((done) => {
  listens = done;
});

/** Not awaited at the top: deferred.js waits for this file, which must not wait for it. */
async function goOn() {
  await parsed;
  watchScreens();
  watchMenu();
  if (first) showAddress({ focus: false });
  const rest = await more.catch(() => null);
  if (!rest) {
    // Cut off, or of another version than this page: it begins anew. Nothing can be typed before (current-screen.css).
    setTimeout(() => location.reload(), AGAIN);
    return;
  }
  const running = rest.run();
  listens(rest);
  await running;
  if (!first) showAddress({ focus: false });
  dataset.ready = "all";
  await rest.settle();
}

watchLanguage();
watchStart(listening);
if (first) {
  dataset.ready = "first";
  void painted().then(askForOthers);
} else askForOthers();
void goOn();
