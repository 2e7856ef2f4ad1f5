// What something is added to: a field and, among the steps of the plan, the one that the caret is in.
import { current } from "../../session/open-session.js";
import { fieldOf } from "../controls.js";
import { STEPS, stepAt } from "../plan-steps.js";
import { wordsIn } from "../written-words.js";

/** @typedef {import("../controls.js").Control} Control */
/**
 * @typedef {{field: string, label: Element, step: string, words: string}} Target `label` is the field's question,
 *   `words` what may be shown of what is written there
 */

/** @param {Control} control */
export const labelOf = (control) => control.closest(".field")?.querySelector("label") ?? control;

/**
 * @param {Control} control
 * @returns {Target}
 */
export function targetOf(control) {
  const [field, session] = [fieldOf(control), current()];
  const caret = control.selectionStart ?? control.value.length;
  const step = session && field === STEPS ? stepAt(session, caret) : "";
  return { field, label: labelOf(control), step, words: wordsIn(control) };
}
