// The page's first assembly: what the first screen needs. It runs while the rest of the page still comes in;
// everything else follows right after it (more.js).
import { watchLanguage } from "./language.js";
import { watchMenu } from "./menu.js";
import { parsed } from "./parsed.js";
import { showAddress, watchScreens } from "./screens.js";
import { watchStart } from "./start.js";

/** @typedef {typeof import("./more.js")} More */

const { dataset } = document.documentElement;
// The first screen stands as the server sent it, and needs nothing from the phone's store; the others show what is in it.
const first = !location.hash && !location.search;
const more = parsed.then(() => import("./more.js"));

/** Not awaited at the top: more.js waits for this file, which must not wait for it. */
async function goOn() {
  await parsed;
  watchScreens();
  watchMenu();
  if (first) showAddress({ focus: false });
  const { run, settle } = await more;
  await run();
  if (!first) showAddress({ focus: false });
  dataset.ready = "all";
  await settle();
}

watchLanguage();
watchStart(more);
if (first) dataset.ready = "first";
void goOn();
