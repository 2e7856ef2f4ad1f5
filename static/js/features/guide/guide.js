// Leads through the session: the buttons for next and back, and Enter.
import { isSound } from "../../fields/faults.js";
import { currentStep, goBack, goTo, neighbours } from "../../initial/screens.js";
import { find } from "../../ui/element.js";
import { celebrate } from "./celebration.js";
import { watchProgress } from "./progress.js";

/**
 * A moment of joy where a phase ends, and where the session does.
 * @param {string} to the screen that comes next
 */
function celebrateEndOf(to) {
  const { screen } = currentStep();
  if (to === screen) return;
  const phases = [...document.querySelectorAll("[data-progress] li")].map((item) =>
    item instanceof HTMLElement ? item.dataset.phase : "",
  );
  if (to === "summary") celebrate(null);
  else if (phases.includes(screen)) celebrate(phases.indexOf(screen) + 1);
}

/** Enter in a line goes to the next field, and from the last one to the next step. @param {KeyboardEvent} event */
function goOnByEnter(event) {
  const { target, key, isComposing } = event;
  if (key !== "Enter" || isComposing || !(target instanceof HTMLInputElement && target.matches("[data-field]"))) return;
  if (target.type !== "text") return;
  event.preventDefault();
  /** @type {NodeListOf<HTMLElement>} */
  const fields = currentStep().element.querySelectorAll("input[type=text][data-field], textarea[data-field]");
  const after = fields[[...fields].indexOf(target) + 1];
  if (after) after.focus();
  else find('[data-action="next"]').click();
}

export function watchGuide() {
  document.addEventListener("keydown", goOnByEnter);
  watchProgress();
  find('[data-action="next"]').addEventListener("click", () => {
    const { after } = neighbours();
    if (!(after && isSound(currentStep().element))) return;
    celebrateEndOf(after.screen);
    goTo(after.id);
  });
  find('[data-action="back"]').addEventListener("click", goBack);
}
