// Shows the appointment for meeting 2 and the days left, on the screen between the meetings.
import { canShareFile } from "../../device/share-sheet.js";
import { current } from "../../session/open-session.js";
import { daysToMeeting, isMeetingAhead } from "../../session/second-meeting.js";
import { formatDate, formatDays } from "../../ui/dates.js";
import { element } from "../../ui/element.js";

/**
 * A leaf of a calendar: the month and the day.
 * @param {Element} place
 * @param {Date} day
 */
export function drawLeaf(place, day) {
  place.replaceChildren(element("span", "", formatDate(day, "month")), element("b", "", formatDate(day, "dayOfMonth")));
}

/**
 * The appointment on the screen before meeting 2, or that there is none yet. Once the day has come, there is nothing
 * left to put into a calendar.
 * @param {Element} screen
 */
export function drawAppointment(screen) {
  const session = current();
  const days = daysToMeeting(session);
  const ahead = isMeetingAhead(session);
  screen.querySelector("[data-appointment]")?.toggleAttribute("hidden", days === null);
  screen.querySelector("[data-no-appointment]")?.toggleAttribute("hidden", days !== null);
  const leaf = screen.querySelector("[data-leaf]");
  const left = screen.querySelector("[data-days-left]");
  if (days === null || !leaf || !left) return;
  drawLeaf(leaf, new Date(String(session?.choices.get("plan.when"))));
  left.textContent = formatDays(days);
  for (const part of screen.querySelectorAll("[data-while]")) part.toggleAttribute("hidden", !ahead);
  const file = new File([], "meeting.ics", { type: "text/calendar" });
  screen.querySelector('[data-action="send-appointment"]')?.toggleAttribute("hidden", !(ahead && canShareFile(file)));
}
