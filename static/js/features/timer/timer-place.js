// Where a phase's timer stands: on its cover, and on its prompts first in the row of tools.
import { currentStep } from "../../initial/screens.js";
import { find } from "../../ui/element.js";

/** Where each one stands in the page. @type {Map<Element, Element>} */
const homes = new Map();

/** @param {HTMLElement} place the phase's [data-timer] */
export function placeTimer(place) {
  const home = homes.get(place) ?? /** @type {Element} */ (place.parentElement);
  homes.set(place, home);
  const { screen, element } = currentStep();
  const amongTools = screen === place.dataset.timer && element.matches("[data-prompt]");
  const wanted = amongTools ? find("[data-tools]") : home;
  // Moving it would take the focus from it.
  if (place.parentElement === wanted) return;
  if (amongTools) wanted.prepend(place);
  else wanted.append(place);
}
