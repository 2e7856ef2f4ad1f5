// The examples beside a text: a tap puts one in, to be edited, and a second tap takes it out again. In a line, one
// takes the place of the other; what people wrote themselves stays.
import { on } from "../initial/events.js";
import { onPainted } from "../initial/scheduling.js";
import { currentStep } from "../initial/screens.js";
import { current } from "../session/open-session.js";
import { ownText } from "../ui/element.js";
import { writeInto } from "./composition.js";
import { controls, fieldOf, isLine, kindOf } from "./controls.js";
import { readExamples, wordsOf } from "./example-words.js";
import { partOf } from "./text-parts.js";
import { endStep } from "./undo.js";
import { offerUndo, removeOffer } from "./undo-offer.js";

/** @typedef {import("./controls.js").Control} Control */
/** @typedef {(control: Control) => void} TakeBack takes back what was done last in a control */

/** What stands between two answers of a field. @param {Control} control */
const betweenIn = (control) => (isLine(control) ? ", " : "\n");

/**
 * The examples of a field, as they are shown.
 * @param {string} field
 * @returns {HTMLElement[]}
 */
export const examplesOf = (field) => [
  .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-example-for="${field}"]`)),
];

/** @param {HTMLElement} button */
const controlOfExample = (button) =>
  controls(kindOf(button)).find((control) => fieldOf(control) === button.dataset.exampleFor);

/**
 * Write into a control by a step of its own, which can be taken back alone.
 * @param {Control} control
 * @param {string} words
 * @param {number} caret
 */
function write(control, words, caret) {
  control.value = words;
  control.setSelectionRange(caret, caret);
  endStep();
  control.dispatchEvent(new Event("input", { bubbles: true }));
  endStep();
  markExamples(control);
}

/**
 * @param {Control} control
 * @param {string} example
 */
function putIn(control, example) {
  const between = betweenIn(control);
  const before = control.value.trimEnd();
  const others = isLine(control) ? examplesOf(fieldOf(control)).flatMap(wordsOf) : [];
  const words = before && !others.includes(before) ? before + between + example : example;
  control.focus();
  write(control, words, words.length);
}

/**
 * @param {Control} control
 * @param {[from: number, to: number]} part
 * @param {TakeBack} takeBack
 */
function takeOut(control, [from, to], takeBack) {
  const before = control.value;
  const [session, after] = [current(), before.slice(0, from) + before.slice(to)];
  write(control, after, from);
  offerUndo(control, () => {
    // What was written since then stays.
    if (session === current() && control.value === after) writeInto(control, () => takeBack(control));
    markExamples(control);
  });
}

/**
 * Where an example stands in a control, in whatever language it was put in; null where it doesn't.
 * @param {Control} control
 * @param {Element} button
 */
const placeOf = (control, button) =>
  wordsOf(button)
    .map((words) => partOf(control.value, words, betweenIn(control)))
    .find((part) => part !== null) ?? null;

/**
 * @param {HTMLElement} button
 * @param {TakeBack} takeBack
 */
function toggle(button, takeBack) {
  const control = controlOfExample(button);
  if (!control) return;
  writeInto(control, () => {
    removeOffer();
    const part = placeOf(control, button);
    if (part) takeOut(control, part, takeBack);
    else putIn(control, ownText(button));
  });
}

/**
 * One tap for all the examples of a field.
 * @param {Element} button
 * @param {TakeBack} takeBack
 */
function toggleAll(button, takeBack) {
  /** @type {NodeListOf<HTMLElement> | undefined} */
  const found = button.parentElement?.querySelectorAll("[data-example-for]");
  const all = [...(found ?? [])];
  const missing = all.filter((one) => !isPressed(one));
  for (const one of missing.length ? missing : all) toggle(one, takeBack);
}

/** @param {Element} button */
const isPressed = (button) => button.getAttribute("aria-pressed") === "true";

/**
 * Show which examples stand in a control.
 * @param {Control} control
 */
export function markExamples(control) {
  const buttons = examplesOf(fieldOf(control));
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(placeOf(control, button) !== null));
  }
  const all = buttons[0]?.parentElement?.querySelector("[data-examples-all]");
  all?.setAttribute("aria-pressed", String(buttons.every(isPressed)));
}

/** Show it for all that are on the screen. */
export function markExamplesHere() {
  const fields = new Set(
    [...currentStep().element.querySelectorAll("[data-example-for]")].map((one) =>
      one instanceof HTMLElement ? one.dataset.exampleFor : "",
    ),
  );
  for (const control of fields.size ? controls(kindOf(currentStep().element)) : [])
    if (fields.has(fieldOf(control))) markExamples(control);
}

/** Read them in other languages only where something stands that may be one. */
async function markOtherLanguages() {
  const step = currentStep().element;
  const found = step.querySelectorAll("[data-example-for]");
  if (![...found].some((one) => one instanceof HTMLElement && controlOfExample(one)?.value)) return;
  if ((await readExamples()) && step === currentStep().element) markExamplesHere();
}

/** @param {TakeBack} takeBack */
export function watchExamples(takeBack) {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-example-for]") : null;
    if (button instanceof HTMLElement) toggle(button, takeBack);
    const all = target instanceof Element ? target.closest("[data-examples-all]") : null;
    if (all) toggleAll(all, takeBack);
  });
  on(["screen", "session", "language"], markExamplesHere);
  onPainted(["screen", "session", "language", "offline"], markOtherLanguages);
}
