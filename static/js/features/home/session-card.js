// A session's card in the list on the home screen.
import { t } from "../../initial/texts.js";
import { titleOf, whoTeachesOrNobody } from "../../session/labels.js";
import { daysUntil, formatDate, formatDays } from "../../ui/dates.js";
import { element } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */

/** So many letters of a topic tell sessions apart. */
const TOPIC = 100;

/**
 * When meeting 2 is, while it lies ahead.
 * @param {SessionRecord} record
 * @returns {HTMLElement[]}
 */
function meeting({ shown: { when, phase } }) {
  const days = daysUntil(when);
  if (days === null || days < 0 || ["reflect", "summary"].includes(phase)) return [];
  return [element("span", "", t("meeting.when", { when: formatDays(days) }))];
}

/**
 * @param {SessionRecord} record
 * @param {{resume: () => void, remove: () => void}} actions
 */
export function sessionCard(record, { resume, remove }) {
  const item = element("li", "session");
  item.dataset.session = record.id;
  const { kind, phase, topic: about = "" } = record.shown;
  const screen = kind || phase || "start";
  const who = kind ? titleOf(kind) : whoTeachesOrNobody(record.shown);
  item.dataset.phase = screen;
  const topic = element("b", "", cut(about, TOPIC) || (kind ? who : t("home.untitled")));
  topic.dir = "auto";
  const day = formatDate(new Date(record.changed), "day");
  const button = element("button", "go");
  button.type = "button";
  button.dataset.action = "continue";
  button.append(
    topic,
    ...(kind ? [] : [element("span", "", who)]),
    element("span", "", `${titleOf(screen)} · ${day}`),
    ...meeting(record),
  );
  button.addEventListener("click", resume);
  const removeButton = element("button", "drop", t("home.delete"));
  removeButton.type = "button";
  removeButton.dataset.action = "delete";
  removeButton.setAttribute("aria-label", `${t("home.delete")}: ${cut(about, TOPIC) || who}`);
  removeButton.addEventListener("click", remove);
  item.append(button, removeButton);
  return item;
}
