// Brings in the icons that the first paint doesn't need: one file for all languages.
import { trusted } from "../initial/trusted-types.js";

/** Put the sprite's symbols into the page. Where they can't be had, the words do without them. */
export async function bringIcons() {
  try {
    const response = await fetch(document.documentElement.dataset.icons ?? "");
    const svg = trusted.createHTML(await response.text());
    const sprite = new DOMParser().parseFromString(
      /** @type {string} */ (/** @type {unknown} */ (svg)),
      "image/svg+xml",
    ).documentElement;
    for (const symbol of [...sprite.children]) if (document.getElementById(symbol.id)) symbol.remove();
    sprite.setAttribute("hidden", "");
    document.body.prepend(document.importNode(sprite, true));
  } catch {
    // Icons repeat what the words say.
  }
}

const ICON = "http://www.w3.org/2000/svg";

/**
 * An icon of the sprite.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(ICON, "svg");
  const use = document.createElementNS(ICON, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}
