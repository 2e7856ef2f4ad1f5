// Lays the question between two people: large, and once for each side of the table.
import { hear } from "./events.js";
import { currentStep } from "./screens.js";

const dialog = () => /** @type {HTMLDialogElement} */ (document.querySelector("[data-table]"));

function draw() {
  const question = currentStep().element.querySelector("h2")?.textContent ?? "";
  for (const side of document.querySelectorAll("[data-table-far], [data-table-near]")) side.textContent = question;
  dialog().dataset.speaker = currentStep().element.dataset.speaker ?? "both";
}

/** Begin to offer it on every prompt. */
export function watchTable() {
  const tools = /** @type {HTMLElement} */ (document.querySelector("[data-tools]"));
  hear(["screen"], () => {
    tools.hidden = !currentStep().element.matches("[data-prompt]");
    if (dialog().open) dialog().close();
  });
  hear(["language"], draw);
  document.querySelector('[data-action="table"]')?.addEventListener("click", () => {
    draw();
    dialog().showModal();
  });
  document.querySelector("[data-table-close]")?.addEventListener("click", () => dialog().close());
}
