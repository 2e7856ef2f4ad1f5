// Shows what was said: the answers on the summary, and the plan where it is needed.
import { answers } from "../../fields/answers.js";
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";
import { drawRecap } from "./recap.js";

function drawSummary() {
  const found = answers();
  drawRecap(found);
  for (const line of document.querySelectorAll("[data-when]")) {
    const when = line instanceof HTMLElement ? line.dataset.when : "";
    const shown = when === "filled" ? found.length > 0 : when === "empty" ? found.length === 0 : !current();
    line.toggleAttribute("hidden", !shown);
  }
}

function drawPlan() {
  const found = new Map(answers().map(({ field, said }) => [field, said]));
  for (const part of document.querySelectorAll("[data-preparation]")) {
    const rows = [...part.querySelectorAll("[data-show]")].filter((row) => row instanceof HTMLElement);
    for (const row of rows) {
      const said = found.get(row.dataset.show ?? "") ?? "";
      const words = /** @type {HTMLElement} */ (row.querySelector("dd"));
      row.hidden = !said;
      words.textContent = said;
      words.dir = "auto";
    }
    part.toggleAttribute(
      "hidden",
      rows.every((row) => row.hidden),
    );
  }
}

function draw() {
  const { screen } = currentStep();
  if (screen === "summary" || screen === "share") drawSummary();
  if (screen === "between" || screen === "lead") drawPlan();
}

/** Begin to draw them whenever they come on the screen. */
export const watchSummary = () => on(["screen", "session", "language", "second", "attached"], draw);
