// Between the meetings: the day of meeting 2, the lists made of the plan, and the calendar file.
import { emit, on, onBatch } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";
import { isShort } from "../../session/short-path.js";
import { find } from "../../ui/element.js";
import { drawAppointment } from "./appointment-card.js";
import { exportAppointment } from "./calendar-export.js";
import { drawLists } from "./checklist.js";
import { drawUnderWay, measureUnseen, watchUnderWay } from "./under-way.js";

function draw() {
  const { element, screen } = currentStep();
  if (screen === "home" || !element.querySelector("[data-ticks]")) return;
  drawAppointment(element);
  drawLists(element);
}

/** Whether it is known which session was open, if any. */
let isSessionKnown = false;

/** At once and whole, so that nothing moves a moment later. */
function drawHome() {
  if (currentStep().screen !== "home" || !isSessionKnown) return;
  drawLists(currentStep().element);
  drawUnderWay();
}

/** Home is drawn as it will be, for when the app is opened there. */
function prepareHome() {
  if (currentStep().screen === "home" || !isSessionKnown) return;
  drawLists(find('[data-screen="home"]'));
  measureUnseen();
}

const changed = () => emit("plan");

/** How long meeting 2 takes, on the path that the two chose. */
function minutes() {
  const { minutes: whole, lesson } = /** @type {HTMLElement} */ (document.querySelector("[data-minutes]")).dataset;
  return Number(isShort(current(), 2) ? lesson : whole);
}

/**
 * @param {string} action
 * @param {"save" | "send"} way
 */
function offer(action, way) {
  document
    .querySelector(`[data-action="${action}"]`)
    ?.addEventListener("click", () => void exportAppointment(way, minutes()));
}

export function watchPreparation() {
  offer("calendar", "save");
  offer("send-appointment", "send");
  onPainted(["screen", "session", "plan"], draw);
  on(["language"], draw);
  watchUnderWay();
  onBatch(["screen", "session", "records", "plan", "language", "second"], drawHome);
  on(["session"], () => {
    isSessionKnown = true;
    const session = current();
    if (!session) return;
    session.choices.observe(changed);
    // The phase that was reached is noted only after the screen is drawn.
    session.meta.observe(changed);
    for (const field of ["plan.steps", "plan.needs", "strength.topic"]) session.text(field).observe(changed);
  });
  document.addEventListener("visibilitychange", () => {
    // The days left change over night.
    if (document.visibilityState === "visible") changed();
    else prepareHome();
  });
}
