// Ties the controls to the open session: each input event is stored, each change from elsewhere is shown.
import { on } from "../initial/events.js";
import { afterPaint } from "../initial/scheduling.js";
import { NAMED_BY } from "../session/kinds.js";
import { beginSession, current } from "../session/open-session.js";
import { recordOf } from "../session/records.js";
import { FROM } from "../session/session.js";
import { ownText } from "../ui/element.js";
import { controlOf, controls, fieldOf, isText, kindOf, show, showChange, store } from "./controls.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("./controls.js").Control} Control */

/** @param {Event} event */
function typed(event) {
  const control = controlOf(event);
  if (!control) return;
  if (current()?.kind !== kindOf(control)) {
    // A field that is left says so once more, when the screen that one goes to has opened another document.
    if (event.type === "change") return;
    beginWith(control);
  }
  const session = current();
  if (session) store(session, control);
}

/**
 * Somebody writes on a screen without having pressed start: the session begins with what they wrote.
 * @param {Control} control
 */
function beginWith(control) {
  const { value } = control;
  const ticked = control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);
  const checked = ticked && control.checked;
  beginSession(kindOf(control));
  if (ticked) control.checked = checked;
  else control.value = value;
}

/** @param {Session} session */
function follow(session) {
  if (session !== current()) return;
  for (const control of controls(session.kind).filter(isText)) {
    session.text(fieldOf(control)).observe((event) => {
      if (event.transaction.origin === FROM.here) return;
      showChange(control, event.delta);
      show(session, control);
    });
  }
  session.choices.observe((event) => {
    if (event.transaction.origin === FROM.here) return;
    for (const control of controls(session.kind).filter((other) => !isText(other))) show(session, control);
  });
}

/**
 * An example fills the field, to be edited: added on a line of its own where there are words already.
 * @param {HTMLElement} button
 */
function fillIn(button) {
  const control = controls(kindOf(button)).find((other) => fieldOf(other) === button.dataset.exampleFor);
  const example = ownText(button);
  if (!control || control.value.split("\n").includes(example)) return;
  const words = control.value.trimEnd();
  const between = control instanceof HTMLTextAreaElement ? "\n" : ", ";
  control.value = words ? words + between + example : example;
  control.focus();
  control.setSelectionRange(control.value.length, control.value.length);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * One tap for all the examples of a field.
 * @param {Element} button
 */
function fillAll(button) {
  for (const example of button.parentElement?.querySelectorAll("[data-example-for]") ?? []) {
    if (example instanceof HTMLElement) fillIn(example);
  }
}

/** Whose words the controls of each kind show. @type {Map<string, string>} */
const shown = new Map();

/** What was deleted meanwhile, here or in another tab, stands nowhere any more: it could still be printed. */
function clearDeleted() {
  for (const [kind, id] of shown) {
    const record = recordOf(id);
    if (record && !record.removed) continue;
    shown.delete(kind);
    for (const control of controls(kind)) show(null, control);
  }
}

export function watchFields() {
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  for (const name of ["compositionstart", "compositionend"]) {
    document.addEventListener(name, () => current()?.compose(name === "compositionstart"));
  }
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-example-for]") : null;
    if (button instanceof HTMLElement) fillIn(button);
    const all = target instanceof Element ? target.closest("[data-examples-all]") : null;
    if (all) fillAll(all);
  });
  on(["records"], clearDeleted);
  on(["session"], () => {
    const session = current();
    const kinds = session ? [session.kind] : ["", ...Object.keys(NAMED_BY)];
    for (const control of kinds.flatMap((kind) => controls(kind))) show(session, control);
    if (!session) return;
    shown.set(session.kind, session.id);
    // Nothing can come from elsewhere for a session that has just begun, so its screen needn't wait.
    if (recordOf(session.id)?.touched) follow(session);
    else afterPaint(() => follow(session));
  });
}
