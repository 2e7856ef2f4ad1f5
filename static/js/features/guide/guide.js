// Leads through the session: next and back, the progress, and the phase reached.
import { on } from "../../initial/events.js";
import { afterPaint } from "../../initial/scheduling.js";
import { around, currentStep, goBack, goTo, onTheWay, place } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { saveRecord } from "../../session/records.js";
import { FROM } from "../../session/session.js";
import { find } from "../../ui/element.js";
import { celebrate } from "./celebration.js";

const ORDER = ["start", "explain", "strength", "plan", "between", "lead", "reflect", "summary"];

/**
 * Note the furthest phase that the two have come to.
 * @param {import("../../session/session.js").Session} session
 * @param {import("../../initial/screens.js").Step} step
 */
function notePhase(session, { id, screen }) {
  if (session.kind || !ORDER.includes(screen)) return;
  void saveRecord(session.id, { at: id });
  const reached = ORDER.indexOf(session.meta.get("phase") ?? "start");
  if (ORDER.indexOf(screen) <= reached) return;
  // Who looks at the summary in between hasn't come to the end.
  if (screen === "summary" && ORDER[reached] !== "reflect") return;
  session.doc.transact(() => session.meta.set("phase", screen), FROM.app);
}

function drawWords() {
  const { after } = around();
  const [step, steps] = place();
  const start = step === 0 ? "next.start" : "next";
  find('[data-action="next"] span').textContent = t(after?.id === "summary" ? "next.finish" : start);
  find("[data-step-line]").textContent = isWalking() && step ? t("step", { step, steps }) : "";
}

const isWalking = () => onTheWay() && currentStep().screen !== "summary";

function draw() {
  const { screen } = currentStep();
  const [step, steps] = place();
  drawWords();
  find('[data-action="next"]').hidden = !around().after;
  find("[data-ways]").hidden = screen === "home";
  find("[data-progress]").hidden = !isWalking();
  find("[data-progress]").style.setProperty("--within", String(steps ? step / steps : 0));
  const at = ORDER.indexOf(screen);
  for (const item of find("[data-progress]").querySelectorAll("li")) {
    const own = ORDER.indexOf(item instanceof HTMLElement ? (item.dataset.phase ?? "") : "");
    item.classList.toggle("past", own < at);
    item.classList.toggle("now", own === at);
    if (own === at) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
}

/**
 * A moment of joy where a phase ends, and where the session does.
 * @param {string} to the screen that comes next
 */
function celebrateEndOf(to) {
  const { screen } = currentStep();
  if (to === screen) return;
  const phases = [...document.querySelectorAll("[data-progress] li")].map((item) =>
    item instanceof HTMLElement ? item.dataset.phase : "",
  );
  if (to === "summary") celebrate(null);
  else if (phases.includes(screen)) celebrate(phases.indexOf(screen) + 1);
}

/** Enter in a line goes to the next field, and from the last one to the next step. @param {KeyboardEvent} event */
function goOnByEnter(event) {
  const { target, key, isComposing } = event;
  if (key !== "Enter" || isComposing || !(target instanceof HTMLInputElement && target.matches("[data-field]"))) return;
  if (target.type !== "text") return;
  event.preventDefault();
  /** @type {NodeListOf<HTMLElement>} */
  const fields = currentStep().element.querySelectorAll("input[type=text][data-field], textarea[data-field]");
  const after = fields[[...fields].indexOf(target) + 1];
  if (after) after.focus();
  else find('[data-action="next"]').click();
}

export function watchGuide() {
  document.addEventListener("keydown", goOnByEnter);
  on(["screen", "session"], draw);
  on(["language"], drawWords);
  on(["screen", "session"], () => {
    const [session, step] = [current(), currentStep()];
    // Who goes on at once was here all the same.
    if (session) afterPaint(() => notePhase(session, step));
  });
  find('[data-action="next"]').addEventListener("click", () => {
    const { after } = around();
    if (!after) return;
    celebrateEndOf(after.screen);
    goTo(after.id);
  });
  find('[data-action="back"]').addEventListener("click", goBack);
}
