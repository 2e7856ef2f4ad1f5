// The ways in which people ask to take back what they typed: the keys, a shake, the keyboard's own button, a menu.
import { controlOf, isText } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */

/** Where a keyboard has other letters, the place of the key counts. @type {Record<string, string>} */
const KEY_LETTERS = { KeyY: "y", KeyZ: "z" };

/**
 * @param {KeyboardEvent} event
 * @returns {boolean | null} whether to do it again; null where it asks for neither
 */
function requestOfKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = /^[a-z]$/iu.test(key) ? key.toLowerCase() : KEY_LETTERS[code];
  if (letter === "z") return shiftKey;
  return letter === "y" && ctrlKey ? true : null;
}

/** @param {Event} event */
export const isHistory = (event) => event instanceof InputEvent && event.inputType.startsWith("history");

/** @param {(control: Control, again: boolean) => void} act */
export function watchUndo(act) {
  /** @param {Event} event @param {boolean} redo */
  const request = (event, redo) => {
    const control = controlOf(event);
    if (!(control && isText(control))) return;
    event.preventDefault();
    act(control, redo);
  };
  document.addEventListener("keydown", (event) => {
    const redo = event.isComposing ? null : requestOfKey(event);
    if (redo !== null) request(event, redo);
  });
  for (const name of ["beforeinput", "input"]) {
    document.addEventListener(name, (event) => {
      // What can't be held back was done by the browser already, as well as it could.
      if (!isHistory(event) || event.cancelable === (name === "input")) return;
      request(event, /** @type {InputEvent} */ (event).inputType === "historyRedo");
    });
  }
}
