// All steps of the session in one sheet, answered and open; each line leads to its step.
import { answers } from "../../fields/answers.js";
import { emit } from "../../initial/events.js";
import { allPrompts, currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { closeButton, openDialog } from "../../ui/dialog.js";
import { element, ownText } from "../../ui/element.js";

/** @typedef {ReturnType<typeof allPrompts>[number]} Prompt */

/**
 * @param {Prompt} prompt
 * @param {Set<string>} answered the fields that hold something
 */
function line({ id, element: prompt, onPath }, answered) {
  /** @type {NodeListOf<HTMLElement>} */
  const fields = prompt.querySelectorAll("[data-field]");
  const done = [...fields].some(({ dataset }) => answered.has(dataset.field ?? ""));
  const question = prompt.querySelector("h2");
  const link = element(
    "a",
    done ? "done" : "",
    element("span", "", question ? ownText(question) : ""),
    done ? element("span", "visually-hidden", t("steps.answered")) : null,
    onPath ? null : element("small", "", t("steps.left")),
  );
  link.href = `#${id}`;
  if (id === currentStep().id) link.setAttribute("aria-current", "step");
  return element("li", "", link);
}

function open() {
  const prompts = allPrompts();
  const answered = new Set(answers().map(({ field }) => field));
  const parts = [...new Set(prompts.map(({ screen }) => screen))].flatMap((screen) => {
    const own = prompts.filter((prompt) => prompt.screen === screen);
    const title = document.querySelector(`#${screen}-title`);
    const list = element("ol", "step-list", ...own.map((prompt) => line(prompt, answered)));
    list.dataset.phase = screen;
    return [element("h3", "", title ? ownText(title) : ""), list];
  });
  const close = () => dialog.close();
  const dialog = openDialog("step-lists bottom-sheet", "steps.all", [...parts, closeButton(close)]);
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) close();
  });
  emit("steps");
  dialog.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
}

export function watchStepList() {
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest('[data-action="steps"]')) open();
  });
}
