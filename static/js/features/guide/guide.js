// Leads through the session: the buttons for next and back, and Enter.
import { controlOf, controlsIn, isLine, isText } from "../../fields/controls.js";
import { isSound } from "../../fields/faults.js";
import { currentStep, goBack, goTo, neighbours } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";
import { finish } from "../../session/phases.js";
import { find } from "../../ui/element.js";
import { celebrateEndOf } from "./celebration.js";
import { watchDocumentTitle } from "./document-title.js";
import { watchHelpInBoth } from "./help-in-both.js";
import { watchProgress } from "./progress.js";
import { watchTools } from "./tools.js";

/** Going on from the last prompt of a screen says: we did it. @param {string} screen */
function recordEndOf(screen) {
  const session = current();
  if (!session) return;
  finish(session, screen);
  celebrateEndOf(session, screen);
}

/** Whether the Enter that was pressed last took a word that was being composed. */
let endsWord = false;

/**
 * Enter in a line goes to the next field, and from the last one to the next step. Not asked by its key: keyboards on
 * glass don't always name it.
 * @param {InputEvent} event
 */
function goOnByEnter(event) {
  const control = controlOf(event);
  if (!(control && isLine(control) && ["insertLineBreak", "insertParagraph"].includes(event.inputType))) return;
  event.preventDefault();
  if (endsWord) return;
  /** @type {import("../../fields/controls.js").Control[]} */
  const fields = controlsIn(currentStep().element).filter((one) => isText(one) && !one.closest("details:not([open])"));
  const after = fields[fields.indexOf(control) + 1];
  if (after) after.focus();
  else find('[data-action="next"]').click();
}

export function watchGuide() {
  document.addEventListener("keydown", ({ isComposing }) => {
    endsWord = isComposing;
  });
  document.addEventListener("beforeinput", goOnByEnter);
  watchProgress();
  watchTools();
  watchHelpInBoth();
  watchDocumentTitle();
  find('[data-action="next"]').addEventListener("click", () => {
    const { after } = neighbours();
    if (!(after && isSound(currentStep().element))) return;
    const { screen } = currentStep();
    if (after.screen !== screen) recordEndOf(screen);
    goTo(after.id);
  });
  find('[data-action="back"]').addEventListener("click", goBack);
}
