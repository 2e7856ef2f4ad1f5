// Meeting 2 as a calendar file: made of the plan on the phone, in the page's language, saved or sent on.
import { download } from "../../device/download.js";
import { shareOrSave } from "../../device/share-sheet.js";
import { answers } from "../../fields/answers.js";
import { t, textLanguage } from "../../initial/texts.js";
import { whoTeaches } from "../../session/labels.js";
import { current } from "../../session/open-session.js";
import { daysUntil } from "../../ui/dates.js";
import { cut } from "../../ui/graphemes.js";
import { fetchPart } from "../../ui/missing-part.js";

/** @typedef {import("../../session/session.js").Session} Session */

/** A calendar shows no more of a title than that. */
const TITLE = 100;
const PLAN = ["plan.format", "plan.goal", "plan.steps", "plan.needs"];

/**
 * @param {Session} session
 * @param {number} minutes
 */
async function fileOf(session, minutes) {
  const { calendarFile } = await fetchPart(() => import("./calendar-file.chunk.js"));
  const fieldText = (/** @type {string} */ field) => session.text(field).toString().trim();
  const names = {
    mentee: fieldText("start.mentee_name") || t("role.mentee"),
    mentor: fieldText("start.mentor_name") || t("role.mentor"),
  };
  const plan = answers().filter(({ field }) => PLAN.includes(field));
  const text = calendarFile({
    // Half of the session's id: enough to be its own, too little to find the session with.
    uid: `meeting-2.${session.id.slice(0, 13)}@andersom`,
    when: String(session.choices.get("plan.when")),
    minutes,
    language: textLanguage(),
    summary: [whoTeaches(names), cut(fieldText("strength.topic"), TITLE)].filter(Boolean).join(": "),
    place: cut(fieldText("plan.where"), TITLE),
    description: plan.map((answer) => `${answer.question}\n${answer.said}`).join("\n\n"),
  });
  return new File([text], "andersom.ics", { type: "text/calendar" });
}

/**
 * Save meeting 2 as a calendar file, or send it.
 * @param {"save" | "send"} way
 * @param {number} minutes how long the meeting takes
 */
export async function exportAppointment(way, minutes) {
  const session = current();
  if (!session || daysUntil(session.choices.get("plan.when")) === null) return;
  const file = await fileOf(session, minutes);
  if (way === "send") await shareOrSave(file, "calendar.saved");
  else download(file, "calendar.saved");
}
