// Lays the question between two people: large, and once for each side of the table.
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { ownText } from "../../ui/element.js";
import { secondText } from "../../ui/second-language.js";

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-table]"));

function draw() {
  const question = currentStep().element.querySelector("h2");
  const [far, near] = ["far", "near"].map(
    (side) => /** @type {HTMLElement} */ (document.querySelector(`[data-table-${side}]`)),
  );
  if (!question) return;
  near.textContent = ownText(question);
  // The other one reads the second language, where there is one.
  const second = question.querySelector(".second");
  far.textContent = secondText(question) || near.textContent;
  far.lang = second instanceof HTMLElement ? second.lang : document.documentElement.lang;
  far.dir = second instanceof HTMLElement ? second.dir : document.documentElement.dir;
  dialog.dataset.speaker = currentStep().element.dataset.speaker ?? "both";
}

/** Begin to offer it on every prompt. */
export function watchTableView() {
  const tools = /** @type {HTMLElement} */ (document.querySelector("[data-tools]"));
  on(["screen"], () => {
    tools.hidden = !currentStep().element.matches("[data-prompt]");
    if (dialog.open) dialog.close();
  });
  on(["language", "second"], () => void (dialog.open && draw()));
  document.querySelector('[data-action="table"]')?.addEventListener("click", () => {
    draw();
    dialog.showModal();
  });
  document.querySelector("[data-table-close]")?.addEventListener("click", () => dialog.close());
}
