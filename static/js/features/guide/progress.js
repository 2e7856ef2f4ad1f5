// Where the two are: the bar of phases, the step on the screen; and what they reach by answering.
import { on } from "../../initial/events.js";
import { afterPaint } from "../../initial/scheduling.js";
import { currentStep, isOnPath, neighbours, positionInScreen } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { ORDER, reach } from "../../session/phases.js";
import { saveRecord } from "../../session/records.js";
import { isMeetingAhead } from "../../session/second-meeting.js";
import { find, ownText } from "../../ui/element.js";

/** @typedef {import("../../session/session.js").Session} Session */

const MEETING_1_ENDS = "between.prepare";

/** Note where to go on: the step that is shown. Who goes on at once was here all the same. */
function recordStep() {
  const [session, { id, screen }] = [current(), currentStep()];
  if (session && !session.kind && ORDER.includes(screen)) afterPaint(() => void saveRecord(session.id, { at: id }));
}

/**
 * An answer on a screen reaches it.
 * @param {Event} event
 */
function recordAnswer({ target }) {
  const place = target instanceof Element ? target.closest(".guided") : null;
  const screen = place instanceof HTMLElement ? (place.dataset.screen ?? "") : "";
  const session = current();
  if (!screen) return;
  if (session && !session.kind) reach(session, screen);
  // It begins a session, which is there when all have heard of it.
  else setTimeout(() => void (current() && reach(/** @type {Session} */ (current()), screen)));
}

/** The name of the words on the button that goes on. */
function nextLabel() {
  const [step] = positionInScreen();
  if (neighbours().after?.id === "summary") return "next.finish";
  if (currentStep().id === MEETING_1_ENDS) return "next.begin";
  return step === 0 ? "next.start" : "next";
}

/** Meeting 1 ends: while the day of meeting 2 lies ahead, nothing goes on from here. */
function drawNext() {
  const done = currentStep().id === MEETING_1_ENDS && isMeetingAhead(current());
  find('[data-action="next"]').hidden = !neighbours().after || done;
}

function drawWords() {
  const [step, steps] = positionInScreen();
  const title = document.querySelector(`#${currentStep().screen}-title`);
  find("[data-here]").textContent = title ? ownText(title) : "";
  find('[data-action="next"] span').textContent = t(nextLabel());
  find("[data-step-line]").textContent = isWalking() && step ? t("step", { step, steps }) : "";
}

const isWalking = () => isOnPath() && currentStep().screen !== "summary";
const isOnPrompt = () => currentStep().element.matches("[data-prompt]");

function draw() {
  const { screen } = currentStep();
  const [step, steps] = positionInScreen();
  drawWords();
  drawNext();
  find("[data-ways]").hidden = screen === "home";
  find('[data-action="steps"]').hidden = !(isWalking() && isOnPrompt());
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
  on(["screen", "session", "path"], draw);
  on(["language"], drawWords);
  on(["plan"], drawNext);
  on(["screen", "session"], recordStep);
  document.addEventListener("input", recordAnswer);
}
