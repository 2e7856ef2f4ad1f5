// The menu closes as menus do: when something was chosen, with Escape, and by a press beside it.
import { on } from "./events.js";

export function watchMenu() {
  const menu = /** @type {HTMLDetailsElement} */ (document.querySelector("[data-menu]"));
  on(["screen"], () => {
    menu.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
}
