// The words under icons: they stand there until the icon has been used once on this phone. Then its name is only for
// who listens.
import { preference, setPreference } from "../initial/preferences.js";

const used = () => new Set((preference("used") ?? "").split(" "));

export function watchIconWords() {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("[data-worded]");
  for (const button of buttons) {
    const name = button.dataset.action ?? button.dataset.worded ?? "";
    button.toggleAttribute("data-new", !used().has(name));
    button.addEventListener("click", () => {
      setPreference("used", [...used().add(name)].join(" ").trim());
      button.removeAttribute("data-new");
    });
  }
}
