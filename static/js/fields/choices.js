// A second tap on what is chosen takes the choice back.
import { on } from "../initial/events.js";
import { choose } from "../session/choose.js";
import { choiceHere, FIELD } from "../session/holder.js";
import { current } from "../session/open-session.js";
import { ORIGIN } from "../session/session.js";
import { controlOf, controls, fieldOf, keyOf, kindOf, show } from "./controls.js";
import { offerUndo, removeOffer } from "./undo-offer.js";

/** @typedef {import("./controls.js").Control} Control */

/**
 * Choose again what was taken back, unless another answer stands there by now.
 * @param {import("../session/session.js").Session} session
 * @param {Control} control
 * @param {unknown} held
 */
function chooseAgain(session, control, held) {
  const key = keyOf(control);
  if (session !== current() || choiceHere(session, key)) return;
  session.doc.transact(() => choose(session, key, /** @type {string | number} */ (held)), ORIGIN.here);
  for (const other of controls(session.kind)) if (fieldOf(other) === fieldOf(control)) show(session, other);
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * @param {Event} event
 * @returns {boolean} whether there was something to take back
 */
function takeBack(event) {
  const [control, session] = [controlOf(event), current()];
  if (!(control instanceof HTMLInputElement && control.type === "radio")) return false;
  removeOffer();
  if (session?.kind !== kindOf(control)) return false;
  // The browser has marked it by now in any case; the session says what was chosen before this tap.
  const held = choiceHere(session, keyOf(control));
  if (String(held ?? "") !== control.value) return false;
  control.checked = false;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  offerUndo(control, () => chooseAgain(session, control, held));
  return true;
}

/** Whose phone this is can also be said elsewhere than in its field. */
function showHolder() {
  /** @type {NodeListOf<Control>} */
  const marks = document.querySelectorAll(`[data-field="${FIELD}"]`);
  for (const mark of marks) show(current(), mark);
}

export function watchChoices() {
  on(["records"], showHolder);
  document.addEventListener("click", takeBack);
  // Some browsers press nothing where what is chosen is chosen again by its key.
  document.addEventListener("keyup", (event) => {
    if (event.key === " " && takeBack(event)) event.preventDefault();
  });
}
