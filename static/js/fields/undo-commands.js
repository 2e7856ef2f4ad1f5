// The ways in which people ask to take back what they typed: the keys, a shake, the keyboard's own button, a menu.
import { controlOf, isText } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */

/** Where the letters on the keys are others, the key's place counts. @type {Record<string, string>} */
const PLACES = { KeyY: "y", KeyZ: "z" };

/**
 * @param {KeyboardEvent} event
 * @returns {boolean | null} whether to do it again; null where it asks for neither
 */
function askedByKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = /^[a-z]$/iu.test(key) ? key.toLowerCase() : PLACES[code];
  if (letter === "z") return shiftKey;
  return letter === "y" && ctrlKey ? true : null;
}

/** @param {Event} event */
export const isHistory = (event) => event instanceof InputEvent && event.inputType.startsWith("history");

/** @param {(control: Control, again: boolean) => void} act */
export function watchUndo(act) {
  /** @param {Event} event @param {boolean} again */
  const ask = (event, again) => {
    const control = controlOf(event);
    if (!(control && isText(control))) return;
    event.preventDefault();
    act(control, again);
  };
  document.addEventListener("keydown", (event) => {
    const again = event.isComposing ? null : askedByKey(event);
    if (again !== null) ask(event, again);
  });
  for (const name of ["beforeinput", "input"]) {
    document.addEventListener(name, (event) => {
      // What can't be held back was done by the browser already, as well as it could.
      if (!isHistory(event) || event.cancelable === (name === "input")) return;
      ask(event, /** @type {InputEvent} */ (event).inputType === "historyRedo");
    });
  }
}
