// A line is a text that grows with what is written, and holds no line breaks.
import { on } from "../initial/events.js";
import { currentStep } from "../initial/screens.js";
import { isHeld, writeInto } from "./composition.js";
import { controlOf, controlsIn, isLine } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */

/** What was pasted, dropped or spoken in several lines goes on in one. @param {Control} control */
function join(control) {
  if (!control.value.includes("\n")) return;
  if (isHeld(control)) {
    // The word's own event has passed by then.
    writeInto(control, () => void control.dispatchEvent(new Event("input", { bubbles: true })));
    return;
  }
  const { selectionStart, selectionEnd } = control;
  control.value = control.value.replaceAll("\n", " ");
  control.setSelectionRange(selectionStart, selectionEnd);
}

/** As high as its words, for browsers whose styles can't say so. @param {Control} control */
function fitHeight(control) {
  control.style.blockSize = "auto";
  const borders = control.offsetHeight - control.clientHeight;
  control.style.blockSize = `${control.scrollHeight + borders}px`;
}

export function watchLines() {
  const grows = CSS.supports("field-sizing", "content");
  // Before it is stored.
  document.addEventListener(
    "input",
    (event) => {
      const control = controlOf(event);
      if (!(control && isLine(control))) return;
      join(control);
      if (!grows) fitHeight(control);
    },
    { capture: true },
  );
  if (grows) return;
  on(["screen", "session"], () => void controlsIn(currentStep().element).filter(isLine).forEach(fitHeight));
}
