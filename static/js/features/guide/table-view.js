// Lays the question between two people: large, and once for each side of the table. From there, what is written below
// it fills the screen.
import { showBig, wordsOn } from "../../fields/written-words.js";
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { textLanguage } from "../../initial/texts.js";
import { showDialog } from "../../ui/dialog.js";
import { find, ownText } from "../../ui/element.js";
import { secondText } from "../../ui/second-language.js";

/** @param {HTMLDialogElement} dialog */
function draw(dialog) {
  const question = currentStep().element.querySelector("h2");
  const [far, near] = ["far", "near"].map((side) => find(`[data-table-${side}]`));
  if (!question) return;
  near.textContent = ownText(question);
  // The other one reads the second language, where there is one.
  const second = question.querySelector(".second");
  far.textContent = secondText(question) || near.textContent;
  far.lang = second instanceof HTMLElement ? second.lang : textLanguage();
  far.dir = second instanceof HTMLElement ? second.dir : document.documentElement.dir;
  find("[data-table-written]").hidden = !wordsOn(currentStep().element);
  dialog.dataset.speaker = currentStep().element.dataset.speaker ?? "both";
}

/** It is offered on every prompt. */
export function watchTableView() {
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-table]"));
  on(["language", "second"], () => void (dialog.open && draw(dialog)));
  find('[data-action="table"]').addEventListener("click", () => {
    draw(dialog);
    showDialog(dialog);
  });
  find("[data-table-close]").addEventListener("click", () => dialog.close());
  find("[data-table-written]").addEventListener("click", () => {
    dialog.close();
    void showBig(wordsOn(currentStep().element));
  });
}
