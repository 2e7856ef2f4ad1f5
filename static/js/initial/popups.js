// The menu and the sheet of languages close as menus do: when something was chosen, with Escape, by a press beside
// them, and when the Tab key leads out of them.
import { on } from "./events.js";

/** @returns {NodeListOf<HTMLDetailsElement>} */
const opened = () => document.querySelectorAll("[data-popup][open]");

/** Close one; the focus that was in it stays with its button. @param {HTMLDetailsElement} popup */
function close(popup) {
  const { activeElement } = document;
  popup.open = false;
  if (popup.contains(activeElement)) popup.querySelector("summary")?.focus({ preventScroll: true });
}

export const closePopups = () => opened().forEach(close);

/** A link in one was followed. @param {Event} event */
function closeOwn({ target }) {
  for (const popup of opened()) if (target instanceof Element && popup.contains(target.closest("a"))) close(popup);
}

/** @param {EventTarget | null} target */
function closeOthers(target) {
  for (const popup of opened()) if (!(target instanceof Node && popup.contains(target))) popup.open = false;
}

/** The step they were last seen on. */
let step = "";

/** The address is read (again) when the rest of the app has come: what was opened before then stays open. */
function closeOnAnotherStep() {
  const { step: now = "" } = document.documentElement.dataset;
  if (step && now !== step) closePopups();
  step = now;
}

export function watchPopups() {
  on(["screen"], closeOnAnotherStep);
  document.addEventListener("keydown", ({ key }) => void (key === "Escape" && closePopups()));
  document.addEventListener("click", closeOwn);
  document.addEventListener("pointerdown", ({ target }) => closeOthers(target));
  document.addEventListener("keyup", ({ key, target }) => void (key === "Tab" && closeOthers(target)));
}
