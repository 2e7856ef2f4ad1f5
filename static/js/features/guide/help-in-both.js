// The second language under what helps with a prompt: at a tap, since the question and what is asked need the room.
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { isolate } from "../../ui/bidi.js";
import { element } from "../../ui/element.js";
import { secondLanguage } from "../../ui/second-language.js";

/** What second-language.css leaves out until then. */
const HELP = ":is(.line, .points, .for-mentor, .examples, .words > span) .second";

/** @type {HTMLButtonElement | undefined} */
let button;

function showHelp() {
  currentStep().element.toggleAttribute("data-both", true);
  button?.remove();
}

function makeButton() {
  const made = element("button", "button quiet in-both");
  made.type = "button";
  made.dataset.action = "both";
  made.dataset.live = "";
  made.addEventListener("click", showHelp);
  return made;
}

function draw() {
  const prompt = currentStep().element;
  const language = document.querySelector(`[data-lang="${secondLanguage()}"]`)?.textContent ?? "";
  const helps = language && prompt.matches("[data-prompt]:not([data-both])") && prompt.querySelector(HELP);
  if (!helps) return button?.remove();
  button ??= makeButton();
  button.textContent = t("help.both", { language: isolate(language) });
  const after = prompt.querySelector(":scope > :is(.tip, .fold)");
  if (button.parentElement !== prompt) prompt.insertBefore(button, after);
}

export const watchHelpInBoth = () => on(["screen", "language", "second"], draw);
