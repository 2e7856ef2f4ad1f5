// The controls of the page, each found by its hook data-field: what they show, and how a change arrives.
import { choose } from "../session/choose.js";
import { choiceHere } from "../session/holder.js";
import { ORIGIN } from "../session/session.js";
import { isHeld, textShownIn } from "./composition.js";
import { textEdit } from "./text-edit.js";
import { change } from "./undo.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {import("../session/session.js").Session} Session */

/**
 * Those of the sessions' screens, or of a companion's.
 * @param {string} [kind]
 * @returns {Control[]}
 */
export const controls = (kind = "") => {
  const screens = kind ? `[data-kind="${kind}"]` : "[data-screen]:not([data-kind])";
  return [.../** @type {NodeListOf<Control>} */ (document.querySelectorAll(`${screens} [data-field]`))];
};

/**
 * Those in a part of a page, whatever they belong to.
 * @param {ParentNode} part
 * @returns {Control[]}
 */
export const controlsIn = (part) => [.../** @type {NodeListOf<Control>} */ (part.querySelectorAll("[data-field]"))];

/**
 * The control that an event came from, if it is one of ours.
 * @param {Event} event
 */
export function controlOf(event) {
  const element = event.target instanceof Element ? event.target.closest("[data-field]") : null;
  return /** @type {Control | null} */ (element);
}

/**
 * The companion on whose screen an element stands, "" for a session's.
 * @param {Element} element
 */
export function kindOf(element) {
  const screen = element.closest("[data-kind]");
  return screen instanceof HTMLElement ? (screen.dataset.kind ?? "") : "";
}

/** @param {Control} control */
export const fieldOf = (control) => control.dataset.field ?? "";

/**
 * Whether something stands in it that can't be kept; for a date that isn't whole, a browser says that its value is "".
 * @param {Control} control
 */
export const isFaulty = ({ validity }) => validity.badInput || validity.rangeUnderflow || validity.rangeOverflow;

/** @param {Control} control */
export const isText = (control) => control instanceof HTMLTextAreaElement;

/**
 * Whether it is a text in one line, as a name is; a long one is shown in several.
 * @param {Control} control
 */
export const isLine = (control) => control instanceof HTMLTextAreaElement && control.rows === 1;

/**
 * The key in the map of choices: a box of several has one of its own.
 * @param {Control} control
 */
export const keyOf = (control) =>
  control.type === "checkbox" ? `${fieldOf(control)}:${control.value}` : fieldOf(control);

/**
 * Put what a control says into the session.
 * @param {Session} session
 * @param {Control} control
 */
export function store(session, control) {
  if (isText(control)) storeText(session, control);
  else if (!isFaulty(control)) session.doc.transact(() => storeChoice(session, control), ORIGIN.here);
}

/**
 * @param {Session} session
 * @param {Control} control
 */
function storeText(session, control) {
  const own = session.text(fieldOf(control));
  const text = textShownIn(control, own);
  const edit = textEdit(text.toString(), control.value, control.selectionStart ?? control.value.length);
  if (!(edit && text.doc)) return;
  text.doc.transact(() => change(text, own, edit), ORIGIN.here);
}

/**
 * @param {Session} session
 * @param {Control} control
 */
function storeChoice(session, control) {
  choose(session, keyOf(control), chosenIn(control));
}

/** @param {Control} control */
function chosenIn(control) {
  const mark = control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type) ? control : null;
  if (mark && !mark.checked) return null;
  if (mark?.type === "checkbox") return true;
  if (control.closest(".scale")) return Number(control.value);
  return control.value || null;
}

/**
 * Show in a control what the session holds; where a word is being composed, when that is done (binding.js).
 * @param {Session | null} session
 * @param {Control} control
 */
export function show(session, control) {
  if (isHeld(control)) return;
  if (isText(control)) {
    const text = session?.text(fieldOf(control)).toString() ?? "";
    const edit = textEdit(control.value, text);
    if (!edit) return;
    // The caret of whoever types there stays.
    if (control === document.activeElement)
      control.setRangeText(edit.insert, edit.at, edit.at + edit.remove, "preserve");
    else control.value = text;
    return;
  }
  showChoice(control, session ? choiceHere(session, keyOf(control)) : undefined);
}

/**
 * @param {Control} control
 * @param {unknown} held
 */
function showChoice(control, held) {
  if (!(control instanceof HTMLInputElement)) return;
  if (control.type === "checkbox") control.checked = held === true;
  else if (control.type === "radio") control.checked = String(held ?? "") === control.value;
  else if (control.value !== String(held ?? "")) control.value = String(held ?? "");
}

/**
 * Show a change that came from elsewhere, without moving the caret of whoever types there.
 * @param {Control} control
 * @param {{retain?: number, delete?: number, insert?: unknown}[]} delta
 */
export function showChange(control, delta) {
  if (isHeld(control)) return;
  let at = 0;
  for (const step of delta) {
    if (step.retain) at += step.retain;
    else if (step.delete) control.setRangeText("", at, at + step.delete, "preserve");
    else if (typeof step.insert === "string") {
      control.setRangeText(step.insert, at, at, "preserve");
      at += step.insert.length;
    }
  }
}
