// Brings in the icons that the first paint doesn't need: one file for all languages.
import { withTimeLimit } from "../initial/time-limit.js";
import { trusted } from "../initial/trusted-types.js";
import { svg } from "./element.js";

const PATIENCE = 20_000;

/** Put the sprite's symbols into the page. Where they can't be had, the words do without them. */
export async function bringIcons() {
  try {
    const address = document.documentElement.dataset.icons ?? "";
    const fetched = await withTimeLimit(PATIENCE, async (signal) => (await fetch(address, { signal })).text());
    const source = trusted().createHTML(fetched);
    const sprite = new DOMParser().parseFromString(
      /** @type {string} */ (/** @type {unknown} */ (source)),
      "image/svg+xml",
    ).documentElement;
    for (const symbol of [...sprite.children]) if (document.querySelector(`#${symbol.id}`)) symbol.remove();
    sprite.setAttribute("hidden", "");
    document.body.prepend(document.importNode(sprite, true));
  } catch {
    // Icons repeat what the words say.
  }
}

/**
 * An icon of the sprite.
 * @param {string} name
 */
export const icon = (name) =>
  svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("use", { href: `#i-${name}` }));
