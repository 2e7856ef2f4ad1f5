// Shows the appointment for meeting 2 and the days left: on the home screen, and on the screen between the meetings.
import { canShareFile } from "../../device/share-sheet.js";
import { t } from "../../initial/texts.js";
import { titleOf } from "../../session/labels.js";
import { current } from "../../session/open-session.js";
import { daysUntil, formatDate, formatDays } from "../../ui/dates.js";
import { element } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { itemsOf } from "./checklist-items.js";

/** So many letters of a topic tell what it is about. */
const TOPIC = 100;
const MEETS_IN = ["plan", "between", "lead"];

/**
 * A leaf of a calendar: the month and the day.
 * @param {Element} place
 * @param {Date} day
 */
function drawLeaf(place, day) {
  place.replaceChildren(element("span", "", formatDate(day, "month")), element("b", "", formatDate(day, "dayOfMonth")));
}

/**
 * The appointment on the screen before meeting 2, or that there is none yet.
 * @param {Element} screen
 */
export function drawAppointment(screen) {
  const moment = current()?.choices.get("plan.when");
  const days = daysUntil(moment);
  screen.querySelector("[data-appointment]")?.toggleAttribute("hidden", days === null);
  screen.querySelector("[data-no-appointment]")?.toggleAttribute("hidden", days !== null);
  const leaf = screen.querySelector("[data-leaf]");
  const left = screen.querySelector("[data-days-left]");
  if (days === null || !leaf || !left) return;
  drawLeaf(leaf, new Date(String(moment)));
  left.textContent = formatDays(days);
  const file = new File([], "meeting.ics", { type: "text/calendar" });
  screen.querySelector('[data-action="send-appointment"]')?.toggleAttribute("hidden", !canShareFile(file));
}

/** What the home screen shows of the open session: the appointment, what to prepare; null where there is nothing. */
function upcoming() {
  const session = current();
  if (!(session && MEETS_IN.includes(session.meta.get("phase") ?? ""))) return null;
  const moment = session.choices.get("plan.when");
  const days = daysUntil(moment);
  return days === null && !itemsOf(session, "prepare").length ? null : { session, moment: String(moment), days };
}

/**
 * The card on the home screen: the day, what to prepare, and the way there. Its list is drawn by checklist.js.
 * @param {HTMLElement} card
 */
export function drawCard(card) {
  const appointment = upcoming();
  card.hidden = !appointment;
  if (!appointment) return;
  const { session, moment, days } = appointment;
  const target = days !== null && days <= 0 ? "lead" : "between";
  const [leaf, title, topic, link] = ["leaf", "ahead-title", "ahead-topic", "ahead-link"].map(
    (hook) => /** @type {HTMLElement} */ (card.querySelector(`[data-${hook}]`)),
  );
  leaf.hidden = days === null;
  if (days !== null) drawLeaf(leaf, new Date(moment));
  title.textContent = days === null ? titleOf("between") : t("meeting.when", { when: formatDays(days) });
  topic.textContent = cut(session.text("strength.topic").toString(), TOPIC);
  link.setAttribute("href", `#${target}`);
  link.textContent = titleOf(target);
}
