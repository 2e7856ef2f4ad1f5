// Asks one question in a dialog; the answer is the button's value, "" where it was closed.
import { t } from "../initial/texts.js";

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
