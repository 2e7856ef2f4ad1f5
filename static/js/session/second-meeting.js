// When meeting 2 is, as the two have planned it.
import { daysUntil } from "../ui/dates.js";

/**
 * The days until meeting 2; negative when it is past, null where no date is set.
 * @param {import("./session.js").Session | null} session
 */
export const daysToMeeting = (session) => daysUntil(session?.choices.get("plan.when"));

/**
 * Whether the day of meeting 2 is still to come: until then the two are done.
 * @param {import("./session.js").Session | null} session
 */
export const isMeetingAhead = (session) => (daysToMeeting(session) ?? 0) > 0;
