// A dialog that is made for one use: named, closed by Escape, by its button and by going back, then gone.
import { t } from "../initial/texts.js";

/**
 * A button of a dialog.
 * @param {string} text
 * @param {() => void} press
 * @param {string} [className]
 */
export function dialogButton(text, press, className = "button") {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}

/**
 * @param {string} className
 * @param {string} title
 * @param {Node[]} parts
 */
export function openDialog(className, title, parts) {
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  const gone = new AbortController();
  dialog.className = `dialog ${className}`;
  dialog.dataset.live = "";
  heading.id = `${className}-title`;
  heading.textContent = title;
  heading.dir = "auto";
  heading.tabIndex = -1;
  heading.autofocus = true;
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(heading, ...parts);
  dialog.addEventListener("close", () => {
    gone.abort();
    dialog.remove();
  });
  addEventListener("popstate", () => dialog.close(), { signal: gone.signal });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** @param {() => void} press */
export const closeButton = (press) => dialogButton(t("dialog.close"), press, "button quiet");

/**
 * @param {{title: string, text: string, answers: [value: string, text: string][], values?: Record<string, string>}} question
 * names of texts, and what is filled in
 * @returns {Promise<string>}
 */
export function ask({ title, text, answers, values }) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-ask]"));
  const heading = document.createElement("h2");
  const words = document.createElement("p");
  heading.id = "ask-title";
  heading.textContent = t(title);
  // It may come up while somebody types: a space or an Enter must not press a button.
  heading.tabIndex = -1;
  heading.autofocus = true;
  words.textContent = t(text, values);
  const buttons = answers.map(([value, label]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.dataset.answer = value;
    button.textContent = t(label);
    button.addEventListener("click", () => dialog.close(value));
    return button;
  });
  dialog.replaceChildren(heading, words, ...buttons);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue), { once: true }));
}
