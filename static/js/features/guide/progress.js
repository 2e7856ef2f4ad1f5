// How far the two have come: the bar of phases, the step on the screen, and the furthest phase, noted in the session.
import { on } from "../../initial/events.js";
import { afterPaint } from "../../initial/scheduling.js";
import { currentStep, isOnPath, neighbours, positionInScreen } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { saveRecord } from "../../session/records.js";
import { ORIGIN } from "../../session/session.js";
import { find } from "../../ui/element.js";

const ORDER = ["start", "explain", "strength", "plan", "between", "lead", "reflect", "summary"];

/**
 * Note the furthest phase that the two have come to.
 * @param {import("../../session/session.js").Session} session
 * @param {import("../../initial/screens.js").Step} step
 */
function recordPhase(session, { id, screen }) {
  if (session.kind || !ORDER.includes(screen)) return;
  void saveRecord(session.id, { at: id });
  const reached = ORDER.indexOf(session.meta.get("phase") ?? "start");
  if (ORDER.indexOf(screen) <= reached) return;
  // Who looks at the summary in between hasn't come to the end.
  if (screen === "summary" && ORDER[reached] !== "reflect") return;
  session.doc.transact(() => session.meta.set("phase", screen), ORIGIN.app);
}

function drawWords() {
  const { after } = neighbours();
  const [step, steps] = positionInScreen();
  const start = step === 0 ? "next.start" : "next";
  find('[data-action="next"] span').textContent = t(after?.id === "summary" ? "next.finish" : start);
  find("[data-step-line]").textContent = isWalking() && step ? t("step", { step, steps }) : "";
}

const isWalking = () => isOnPath() && currentStep().screen !== "summary";

function draw() {
  const { screen } = currentStep();
  const [step, steps] = positionInScreen();
  drawWords();
  find('[data-action="next"]').hidden = !neighbours().after;
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

export function watchProgress() {
  on(["screen", "session"], draw);
  on(["language"], drawWords);
  on(["screen", "session"], () => {
    const [session, step] = [current(), currentStep()];
    // Who goes on at once was here all the same.
    if (session) afterPaint(() => recordPhase(session, step));
  });
}
