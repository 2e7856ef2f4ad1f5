// The session that is under way, first on the home screen: what is next, and one button that goes on there. Whether
// there is one, and how high its card is, is remembered: boot.js keeps its place free before the first paint.
import { preference, setPreference } from "../../initial/preferences.js";
import { afterPaint } from "../../initial/scheduling.js";
import { goTo } from "../../initial/screens.js";
import { headingOf } from "../../session/labels.js";
import { current, openSession } from "../../session/open-session.js";
import { nextStep, previewOf } from "../../session/preview.js";
import { lastOpened } from "../../session/recent.js";
import { listedSessions } from "../../session/records.js";
import { isolate } from "../../ui/bidi.js";
import { say } from "../../ui/both-languages.js";
import { daysUntil, formatDate, formatDays } from "../../ui/dates.js";
import { find } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { drawLeaf } from "./appointment-card.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */

/** So many letters of a topic or a place tell what it is about. */
const MENTIONED = 100;
const MEETING_2_AHEAD = ["plan", "between", "lead"];

const card = () => find("[data-ahead]");

/**
 * The session to go on with; undefined where the last one is done, or there is none.
 * @returns {SessionRecord | undefined}
 */
function underWay() {
  const open = current();
  const last = listedSessions().find(({ id }) => id === open?.id && !open.kind) ?? lastOpened("");
  // The record follows the open session only a moment after the last letter.
  const record = open && last?.id === open.id ? { ...last, shown: previewOf(open) } : last;
  return record?.touched && record.shown.phase !== "summary" ? record : undefined;
}

/**
 * When and where meeting 2 is; nothing where it is over, or no date is set.
 * @param {SessionRecord} record
 */
function meeting({ shown: { phase, when, where = "" } }) {
  const days = MEETING_2_AHEAD.includes(phase) ? daysUntil(when) : null;
  return days === null ? null : { days, day: new Date(when), place: cut(where, MENTIONED) };
}

/** @typedef {import("../../ui/both-languages.js").Words} Words */

/** @type {Words} */
const NOTHING = () => "";

/** @param {number} days @returns {Words} */
const inDays = (days) => (translate, language) => translate("meeting.when", { when: formatDays(days, language) });

/** @param {{day: Date, place: string}} appointment @returns {Words} */
const moment =
  ({ day, place }) =>
  (_, language) =>
    [formatDate(day, "weekdayMoment", language), place && isolate(place)].filter(Boolean).join(" · ");

/** @param {SessionRecord} record */
function fill(record) {
  const step = nextStep(record);
  const [screen] = step.split(".");
  const appointment = meeting(record);
  card().dataset.phase = screen === "between" ? "plan" : screen;
  const topic = cut(record.shown.topic ?? "", MENTIONED);
  say(find("[data-ahead-topic]"), topic ? () => topic : "home.untitled");
  say(find("[data-ahead-title]"), appointment ? inDays(appointment.days) : (headingOf(screen) ?? NOTHING));
  const leaf = find("[data-ahead] [data-leaf]");
  leaf.hidden = !appointment;
  const place = find("[data-ahead-place]");
  place.hidden = !appointment;
  if (appointment) drawLeaf(leaf, appointment.day);
  say(place, appointment ? moment(appointment) : NOTHING);
  say(find('[data-ahead] [data-action="go-on"]'), step === "lead.ready" ? "next.begin" : "timer.on");
  find('[data-ahead] [data-action="other-date"]').hidden = !appointment;
}

/** @param {"going" | "done" | ""} state "" where nothing is kept on this phone */
function show(state) {
  const root = document.documentElement;
  if (state) root.dataset.returning = state;
  else delete root.dataset.returning;
  root.style.removeProperty("--under-way");
  afterPaint(() => remember(state === "going" ? String(card().offsetHeight) : state));
}

/** @param {string} state */
function remember(state) {
  // On another screen it has no height.
  if (state !== "0" && (preference("returning") ?? "") !== state) setPreference("returning", state);
}

/** Whoever leaves the app on another screen finds the card's place free on home, too. */
export function measureUnseen() {
  const record = underWay();
  if (!record) return;
  const home = /** @type {Element} */ (card().closest("[data-screen]"));
  fill(record);
  document.documentElement.dataset.returning = "going";
  home.classList.add("prelayout");
  remember(String(card().offsetHeight));
  home.classList.remove("prelayout");
}

/** Draw the card; its list of what to prepare is drawn by checklist.js. */
export function drawUnderWay() {
  const record = underWay();
  // Its place stays free until the session is open, since half of the card would move what is below it.
  if (record && record.id !== current()?.id && document.documentElement.dataset.returning === "waiting") return;
  if (record) fill(record);
  // What is to be prepared is known of the open session only.
  const isOpen = record?.id === current()?.id;
  for (const part of card().querySelectorAll("[data-ticks], [data-ticks-line]")) if (!isOpen) part.replaceChildren();
  const others = listedSessions().length ? "done" : "";
  show(record ? "going" : others);
}

/** @param {(record: SessionRecord) => string} stepOf */
async function go(stepOf) {
  const record = underWay();
  if (!record) return;
  if (current()?.id !== record.id) await openSession(record.id);
  goTo(stepOf(record));
}

export function watchUnderWay() {
  find('[data-ahead] [data-action="go-on"]').addEventListener("click", () => void go(nextStep));
  find('[data-ahead] [data-action="other-date"]').addEventListener("click", () => void go(() => "plan.when"));
}
