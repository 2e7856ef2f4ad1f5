// Says at a field why what stands in it isn't kept: a date that isn't whole, which a browser hands out as "", or one in
// a year that nobody can mean.
import { on } from "../initial/events.js";
import { currentStep } from "../initial/screens.js";
import { t, textLanguage } from "../initial/texts.js";
import { element } from "../ui/element.js";
import { toast } from "../ui/toast.js";
import { controlOf, controlsIn, fieldOf, isFaulty } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */

/** Those whose fault was told when they were left behind. @type {Set<Control>} */
const told = new Set();

/** @param {Control} control */
const lineOf = (control) => control.closest(".field")?.querySelector(".fault");

/** @param {Control} control a faulty one */
function wordsFor(control) {
  const { validity, type } = control;
  if (validity.badInput) return t(type === "date" ? "fault.date" : "fault.moment");
  const format = new Intl.NumberFormat(textLanguage(), { useGrouping: false });
  const { min, max } = /** @type {HTMLInputElement} */ (control);
  const [first, last] = [min, max].map((end) => format.format(Number.parseInt(end, 10)));
  return t("fault.year", { first, last });
}

/**
 * Say what is wrong, or that nothing is any more.
 * @param {Control} control
 * @returns {boolean} whether something is
 */
function say(control) {
  const faulty = isFaulty(control);
  const known = lineOf(control);
  if (!faulty) {
    told.delete(control);
    if (!known) return false;
    known.remove();
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    return false;
  }
  const line = known ?? element("p", "fault");
  const words = wordsFor(control);
  if (!known) {
    line.id = `fault-${fieldOf(control)}`;
    line.setAttribute("role", "alert");
    line.toggleAttribute("data-live", true);
    control.closest(".field")?.append(line);
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", line.id);
  }
  if (line.textContent !== words) line.textContent = words;
  return true;
}

/**
 * Whether nothing in a part of the page is faulty; else it is said there.
 * @param {ParentNode} part
 */
export function isSound(part) {
  const [first] = controlsIn(part).filter(say);
  first?.focus();
  return !first;
}

/**
 * Empty what is faulty: it belongs to a document that isn't shown any more.
 * @param {Control[]} left
 */
export function dropFaulty(left) {
  for (const control of left.filter(isFaulty)) {
    control.value = "";
    say(control);
  }
}

/** Of those on other screens it is said once, since nobody sees it there. */
function tellOfLeft() {
  const { element: shown } = currentStep();
  for (const control of controlsIn(document).filter(isFaulty)) {
    if (shown.contains(control) || told.has(control)) continue;
    say(control);
    told.add(control);
    toast("fault.left");
  }
}

/** @param {Event} event */
function look(event) {
  const control = controlOf(event);
  // Amid typing, only what was said already is said anew.
  if (control && (event.type === "focusout" || lineOf(control))) say(control);
}

export function watchFaults() {
  // A part of a date that changes tells of no input, as long as the whole has no value.
  for (const type of ["focusout", "input", "keyup"]) document.addEventListener(type, look);
  on(["screen"], tellOfLeft);
  on(["language"], () => void controlsIn(document).filter(lineOf).forEach(say));
}
