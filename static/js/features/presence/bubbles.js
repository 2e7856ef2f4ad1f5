// Two bubbles in the bar: that of whoever else is here glows, with a word on where they are, and a tap goes there.
import { allPrompts, currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { titleOf } from "../../session/labels.js";
import { say } from "../../ui/both-languages.js";
import { element, find } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";

/** @typedef {import("../../sync/others.js").Other} Other */

/** @param {Other} other */
export const bubbleOf = ({ holder }) => icon(holder === "shared" ? "both" : holder);

/** The word for a step: at the same one, so far in this phase, or in another phase. @param {string} step */
function wordFor(step) {
  const [screen] = step.split(".");
  const steps = allPrompts().filter((prompt) => prompt.screen === screen && prompt.onPath);
  const at = steps.findIndex(({ id }) => id === step) + 1;
  if (step === currentStep().id) return t("presence.same");
  if (at && screen === currentStep().screen) return t("step", { step: at, steps: steps.length });
  return step && titleOf(screen);
}

export class Bubbles {
  #word = element("span", "word");
  #name = element("span", "visually-hidden");
  #button = element("button", "presence bar-tool", find(".brand .mark").cloneNode(true), this.#word, this.#name);

  /** @param {() => void} press */
  constructor(press) {
    this.#button.type = "button";
    Object.assign(this.#button.dataset, { live: "", new: "" });
    this.#button.onclick = press;
  }

  /**
   * @param {Other[]} all
   * @param {(other: Other) => import("../../ui/both-languages.js").Words} whereabouts
   */
  draw(all, whereabouts) {
    const [other] = all;
    if (!other) {
      this.#button.remove();
      return;
    }
    if (!this.#button.isConnected) find('[data-action="steps"]').after(this.#button);
    // Who has just joined is led there by a card.
    const action = document.querySelector('.joined [data-action="go-there"]') ? "" : "go-there";
    Object.assign(this.#button.dataset, { action, presence: all.map(({ holder }) => holder).join(" ") });
    this.#word.textContent = wordFor(other.step);
    say(this.#name, whereabouts(other), "one");
  }
}
