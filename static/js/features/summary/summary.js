// Shows what was said: the answers on the summary, and the plan where it is needed.
import { answers } from "../../fields/answers.js";
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";
import { cut } from "../../ui/graphemes.js";
import { fillCertificate } from "./certificate.js";
import { drawRecap } from "./recap.js";

/** So many letters of the plan are read again; all of it is in its fields. */
const AGAIN = 1000;

function drawSummary() {
  const found = answers();
  drawRecap(found);
  fillCertificate(found);
  /** @type {Record<string, boolean>} */
  const holds = { filled: found.length > 0, empty: found.length === 0 };
  for (const line of document.querySelectorAll("[data-when]"))
    line.toggleAttribute("hidden", !(holds[line.getAttribute("data-when") ?? ""] ?? !current()));
}

function drawPlan() {
  const found = new Map(answers().map(({ field, said }) => [field, said]));
  for (const part of document.querySelectorAll("[data-preparation]")) {
    const rows = [...part.querySelectorAll("[data-show]")].filter((row) => row instanceof HTMLElement);
    for (const row of rows) {
      const said = found.get(row.dataset.show ?? "") ?? "";
      const words = /** @type {HTMLElement} */ (row.querySelector("dd"));
      row.hidden = !said;
      words.textContent = cut(said, AGAIN);
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

export const watchSummary = () => on(["screen", "session", "language", "second", "attached"], draw);
