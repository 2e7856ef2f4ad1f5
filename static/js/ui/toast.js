// A line that comes up, may offer one thing to do, and goes by itself.
import { t } from "../initial/texts.js";

const LENGTH = 10_000;

/**
 * @param {string} text the name of the text
 * @param {{
 *   action?: string, label?: string, act?: () => void, stays?: boolean, values?: Record<string, string | number>
 * }} [options]
 * `action` is the button's hook, `label` its text's name
 */
export function toast(text, { action = "", label = "", act, stays = false, values } = {}) {
  const line = document.createElement("div");
  const words = document.createElement("p");
  line.className = "toast";
  words.textContent = t(text, values);
  line.append(words);
  const end = () => {
    clearTimeout(timer);
    line.remove();
  };
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = t(label);
    button.dataset.action = action;
    button.addEventListener("click", () => {
      end();
      act();
    });
    line.append(button);
  }
  if (stays) {
    const later = document.createElement("button");
    later.type = "button";
    later.className = "button quiet";
    later.textContent = t("dialog.close");
    later.dataset.action = "put-off";
    later.addEventListener("click", end);
    line.append(later);
  }
  const timer = stays ? undefined : setTimeout(end, LENGTH);
  document.querySelector("[data-toasts]")?.append(line);
}
