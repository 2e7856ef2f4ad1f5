// Dialogs: each is closed by Escape, by its button, and by whatever shows another screen: the way back, the other
// phone's call, another tab that deletes the session. Then the focus is where it was before.
import { emit, on } from "../initial/events.js";
import { say } from "./both-languages.js";
import { element, find } from "./element.js";

/** @typedef {import("./both-languages.js").Words} Words */

/** Those that are open, the topmost last. @type {HTMLDialogElement[]} */
const open = [];

/** Over a dialog lies nothing but what is in it, and nothing else can be pressed: the toasts go there, and back. */
function moveToasts() {
  const toasts = find("[data-toasts]");
  const top = open[open.length - 1];
  if (top) top.append(toasts);
  else find("main").before(toasts);
}

/**
 * Show a dialog over the page.
 * @param {HTMLDialogElement} dialog
 */
export function showDialog(dialog) {
  const closed = new AbortController();
  const close = () => {
    closed.abort();
    open.splice(open.indexOf(dialog), 1);
    moveToasts();
  };
  dialog.addEventListener("close", close, { once: true });
  on(["screen"], () => dialog.close(), { signal: closed.signal });
  dialog.showModal();
  open.push(dialog);
  moveToasts();
  emit("dialog");
}

/**
 * A button of a dialog.
 * @param {Words} words "" where it is filled in another way
 * @param {() => void} press
 * @param {string} [className]
 */
export function dialogButton(words, press, className = "button") {
  const button = element("button", className);
  if (words) say(button, words);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

/** @param {() => void} press */
export const closeButton = (press) => dialogButton("dialog.close", press, "button quiet");

/**
 * Make a dialog for one use, and show it: once it is closed, it is gone.
 * @param {string} name its class
 * @param {Words} title
 * @param {Node[]} parts
 */
export function openDialog(name, title, parts) {
  const heading = say(element("h2", ""), title);
  const dialog = element("dialog", `dialog ${name}`, heading, ...parts);
  dialog.dataset.live = "";
  heading.id = `${name}-title`;
  heading.dir = "auto";
  // It may come up while somebody types: a space or an Enter must not press a button.
  heading.tabIndex = -1;
  heading.autofocus = true;
  dialog.setAttribute("aria-labelledby", heading.id);
  document.body.append(dialog);
  showDialog(dialog);
  // Not before the toasts have left it.
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

/**
 * Ask a question; gives the value of the answer that was pressed, "" where the dialog was closed.
 * @param {object} question
 * @param {Words} question.title
 * @param {Words} question.text
 * @param {[value: string, words: Words][]} question.answers
 * @returns {Promise<string>}
 */
export const ask = ({ title, text, answers }) =>
  new Promise((answer) => {
    const buttons = answers.map(([value, words]) => {
      const button = dialogButton(words, () => dialog.close(value));
      button.dataset.answer = value;
      return button;
    });
    const dialog = openDialog("question", title, [say(element("p", ""), text), ...buttons]);
    dialog.addEventListener("close", () => answer(dialog.returnValue));
  });
