// Lays out the next step once, unseen, while nobody waits: its fonts and styles are at hand then, and the press that
// leads there need not wait for them (bench/README.md).
import { onPainted } from "../../initial/scheduling.js";
import { currentStep, firstStep, neighbours } from "../../initial/screens.js";

/** @typedef {import("../../initial/screens.js").Step} Step */

/** @type {Set<string>} */
const laidOut = new Set();

/**
 * What the step will show, once more, for a moment. A second radio button of a name would take the choice from the
 * first one, and pictures and recordings would be read.
 * @param {Step} step
 * @param {Element} screen
 */
function copyOf({ element }, screen) {
  const copy = /** @type {HTMLElement} */ (screen.cloneNode(false));
  const shown = [...screen.children].filter((child) => child === element || !child.matches(".prompt"));
  copy.append(...shown.map((child) => child.cloneNode(true)));
  for (const named of copy.querySelectorAll("[name]")) named.removeAttribute("name");
  for (const read of copy.querySelectorAll("img, audio, video")) read.remove();
  copy.classList.add("prelayout");
  copy.classList.toggle("at", element === screen);
  copy.classList.toggle("on-prompt", element !== screen);
  copy.querySelector(".prompt")?.classList.add("at");
  return copy;
}

function layOutNext() {
  const step = currentStep().screen === "home" ? firstStep() : neighbours().after;
  const screen = step?.element.closest("[data-screen]");
  if (!(step && screen) || laidOut.has(step.id)) return;
  laidOut.add(step.id);
  const copy = copyOf(step, screen);
  screen.after(copy);
  copy.getBoundingClientRect();
  copy.remove();
}

export function watchPrelayout() {
  layOutNext();
  onPainted(["screen"], layOutNext);
}
