// Prints pages of their own in place of the screen.

/** @returns {HTMLElement} where the pages stand for the printer; never on the screen */
function tray() {
  const found = document.querySelector(".print-pages");
  if (found instanceof HTMLElement) return found;
  const made = document.createElement("div");
  made.className = "print-pages";
  made.toggleAttribute("data-live", true);
  document.body.append(made);
  return made;
}

function clear() {
  delete document.documentElement.dataset.print;
  tray().replaceChildren();
}

/**
 * @param {"certificate" | "worksheets"} kind
 * @param {HTMLElement[]} pages
 */
export function printPages(kind, pages) {
  tray().replaceChildren(...pages);
  document.documentElement.dataset.print = kind;
  window.print?.();
  // Some phones draw the pages after print() and "afterprint": they stay until somebody touches the app again.
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, clear, { once: true, capture: true });
}
