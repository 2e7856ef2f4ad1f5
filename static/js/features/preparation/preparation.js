// Between the meetings: the day of meeting 2, the lists made of the plan, and the calendar file.
import { emit, on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";
import { drawAppointment, drawCard } from "./appointment-card.js";
import { exportAppointment } from "./calendar-export.js";
import { drawLists } from "./checklist.js";

const SHOWN_IN = "[data-ticks], [data-ahead]";

function draw() {
  const screen = currentStep().element;
  if (!screen.querySelector(SHOWN_IN)) return;
  const card = screen.querySelector("[data-ahead]");
  if (card instanceof HTMLElement) drawCard(card);
  drawAppointment(screen);
  drawLists(screen);
}

const changed = () => emit("plan");

/** How long meeting 2 takes, on the path that the two chose. */
function minutes() {
  const { minutes: whole, lesson } = /** @type {HTMLElement} */ (document.querySelector("[data-minutes]")).dataset;
  return Number(current()?.choices.get("between.path") === "short" ? lesson : whole);
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
  on(["session"], () => {
    const session = current();
    if (!session) return;
    session.choices.observe(changed);
    // The phase that was reached is noted only after the screen is drawn.
    session.meta.observe(changed);
    for (const field of ["plan.steps", "plan.needs", "strength.topic"]) session.text(field).observe(changed);
  });
  // The days left change over night.
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && changed()));
}
