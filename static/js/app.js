// The page's first assembly: what the first screen needs. Everything else comes right after it (more.js).
import { watchLanguage } from "./language.js";
import { watchMenu } from "./menu.js";
import { showAddress, watchScreens } from "./screens.js";
import { watchStart } from "./start.js";

/** @typedef {typeof import("./more.js")} More */

const begin = () => {
  showAddress({ focus: false });
  document.documentElement.dataset.ready = "first";
};

/**
 * Not awaited here: more.js waits for this file, which must not wait for it.
 * @param {Promise<More>} more
 */
async function goOn(more) {
  const { run, settle } = await more;
  await run();
  if (!first) begin();
  document.documentElement.dataset.ready = "all";
  await settle();
}

watchLanguage();
watchScreens();
watchMenu();
// The first screen needs nothing from the phone's store; the others show what is in it.
const first = !location.hash && !location.search;
if (first) begin();
const more = import("./more.js");
watchStart(more);
void goOn(more);
