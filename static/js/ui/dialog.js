// Dialogs: each is closed by Escape, by its button, and by going back, and then the focus is where it was before.
import { t } from "../initial/texts.js";
import { element, find } from "./element.js";

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
  addEventListener("popstate", () => dialog.close(), { signal: closed.signal });
  dialog.showModal();
  open.push(dialog);
  moveToasts();
}

/**
 * A button of a dialog.
 * @param {string} text
 * @param {() => void} press
 * @param {string} [className]
 */
export function dialogButton(text, press, className = "button") {
  const button = element("button", className, text);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

/** @param {() => void} press */
export const closeButton = (press) => dialogButton(t("dialog.close"), press, "button quiet");

/**
 * Make a dialog for one use, and show it: once it is closed, it is gone.
 * @param {string} name its class
 * @param {string} title
 * @param {Node[]} parts
 */
export function openDialog(name, title, parts) {
  const heading = element("h2", "", title);
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
 * @param {string} question.title the name of a text, as the next one
 * @param {string} question.text
 * @param {[value: string, text: string][]} question.answers
 * @param {Record<string, string>} [question.values] what is filled in
 * @returns {Promise<string>}
 */
export const ask = ({ title, text, answers, values }) =>
  new Promise((answer) => {
    const buttons = answers.map(([value, label]) => {
      const button = dialogButton(t(label), () => dialog.close(value));
      button.dataset.answer = value;
      return button;
    });
    const dialog = openDialog("question", t(title), [element("p", "", t(text, values)), ...buttons]);
    dialog.addEventListener("close", () => answer(dialog.returnValue));
  });
