// The home screen's list of sessions.
import { on, onBatch } from "../../initial/events.js";
import { saveLastStep } from "../../initial/preferences.js";
import { currentStep, goTo, isOnPath } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { titleOf, whoTeachesOrNobody } from "../../session/labels.js";
import { beginSession, current, openSession } from "../../session/open-session.js";
import { resumeStep } from "../../session/preview.js";
import { savePending } from "../../session/record-changes.js";
import { listedSessions, recordOf } from "../../session/records.js";
import { daysUntil, formatDate, formatDays } from "../../ui/dates.js";
import { element, find } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { deleteSession } from "./session-deletion.js";

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

/** @param {SessionRecord} record */
function card(record) {
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
  button.addEventListener("click", () => void resume(record.id));
  const remove = element("button", "drop", t("home.delete"));
  remove.type = "button";
  remove.dataset.action = "delete";
  remove.setAttribute("aria-label", `${t("home.delete")}: ${cut(about, TOPIC) || who}`);
  remove.addEventListener("click", () => void deleteSession(record.id, () => buttonOf(record.id)?.focus()));
  item.append(button, remove);
  return item;
}

/** @param {string} id */
async function resume(id) {
  await openSession(id);
  goTo(resumeStep(recordOf(id)));
}

/** @param {string} id @param {string} [action] @returns {HTMLElement | null} */
const buttonOf = (id, action = "continue") =>
  find("[data-sessions]").querySelector(`[data-session="${id}"] [data-action="${action}"]`);

/**
 * Where the focus went with a card that was drawn anew or is gone: to the same button, or the card that took its place.
 * @param {HTMLElement} button that had it
 * @param {number} at the place of its card
 */
function bringFocusBack({ dataset: { action }, parentElement: item }, at) {
  const left = listedSessions();
  const next = left[Math.min(at, left.length - 1)];
  const same = buttonOf(item?.dataset.session ?? "", action);
  (same ?? (next && buttonOf(next.id)) ?? find("#home-title")).focus();
}

function draw() {
  if (currentStep().screen !== "home") return;
  const list = find("[data-sessions]");
  const records = listedSessions();
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const place = [...list.children].findIndex((item) => item.contains(focused));
  const cards = new Map(records.map(card).map((made) => [made.outerHTML, /** @type {Element} */ (made)]));
  for (const item of [...list.children]) {
    // What says the same stays: a finger may be on it, or the focus in it.
    if (cards.has(item.outerHTML)) cards.set(item.outerHTML, item);
    else item.remove();
  }
  for (const [at, item] of [...cards.values()].entries()) {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at]);
  }
  find("[data-kept]").hidden = records.length === 0;
  if (place >= 0 && document.activeElement !== focused) bringFocusBack(focused, place);
}

/** Begin a session, and show its first screen. */
export function startSession() {
  beginSession();
  goTo("start");
}

function saveStep() {
  const session = current();
  if (session && isOnPath()) saveLastStep(session.id, currentStep().id);
}

export function watchSessionList() {
  // A card that changes a moment later would be gone from under a finger.
  on(["screen"], () => void (currentStep().screen === "home" && savePending()));
  onBatch(["records", "language", "session", "screen"], draw);
  on(["session", "screen"], saveStep);
}
