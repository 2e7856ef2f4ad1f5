// Between the meetings: the day of meeting 2, the lists made of the plan, and the calendar file.
import { drawAppointment, drawCard } from "./appointment-card.js";
import { giveAppointment } from "./calendar-export.js";
import { drawLists } from "./checklist.js";
import { on } from "../../initial/events.js";
import { afterPaint } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";

const SHOWN_IN = "[data-ticks], [data-ahead]";
let waiting = false;

function draw() {
  const screen = currentStep().element;
  if (!screen.querySelector(SHOWN_IN)) return;
  const card = screen.querySelector("[data-ahead]");
  if (card instanceof HTMLElement) drawCard(card);
  drawAppointment(screen);
  drawLists(screen);
}

/** Draw once what changed is on the screen; what changes several times until then is drawn once. */
function soon() {
  if (waiting) return;
  waiting = true;
  afterPaint(() => {
    waiting = false;
    draw();
  });
}

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
    ?.addEventListener("click", () => void giveAppointment(way, minutes()));
}

/** Begin to draw it, and to offer the file. */
export function watchPreparation() {
  offer("calendar", "save");
  offer("send-appointment", "send");
  on(["screen", "session"], soon);
  on(["language"], draw);
  on(["session"], () => {
    const session = current();
    if (!session) return;
    session.choices.observe(soon);
    // The phase that was reached is noted only after the screen is drawn.
    session.meta.observe(soon);
    for (const field of ["plan.steps", "plan.needs", "strength.topic"]) session.text(field).observe(soon);
  });
  // The days left change over night.
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && soon()));
}
