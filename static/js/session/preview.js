// What lists say of a session: the names, the topic, the day and place of meeting 2, the phase reached, and whether
// the lesson was given; of a companion its kind and what it is about. And where to go on with it.

import { lastStep } from "../initial/preferences.js";
import { daysUntil } from "../ui/dates.js";
import { NAMED_BY } from "./kinds.js";
import { ORDER } from "./phases.js";

/** @typedef {import("../storage/session-record.js").SessionRecord} SessionRecord */
/** @typedef {import("./session.js").Session} Session */

const LOOKED_BACK = ["reflect", "summary"];
const OF_THE_LESSON = /^(lead|reflect|next)\./u;

/**
 * Whether the two gave the lesson: they came to the look back, and something tells of it.
 * @param {import("yjs").Doc} doc
 */
export function wasTaught(doc) {
  if (!LOOKED_BACK.includes(String(doc.getMap("meta").get("phase")))) return false;
  const texts = ["strength.topic", ...[...doc.share.keys()].filter((name) => OF_THE_LESSON.test(name))];
  return (
    texts.some((name) => doc.getText(name).length > 0) ||
    [...doc.getMap("choices").keys()].some((name) => OF_THE_LESSON.test(name))
  );
}

/**
 * @param {Session} session
 * @returns {Record<string, string>} empty where not known:
 * mentee, mentor, topic, when, where, phase, taught; or kind, topic
 */
export function previewOf(session) {
  const text = (/** @type {string} */ field) => session.text(field).toString().trim();
  const { kind } = session;
  if (kind) return { kind, topic: text(NAMED_BY[kind]) };
  return {
    mentee: text("start.mentee_name"),
    mentor: text("start.mentor_name"),
    topic: text("strength.topic"),
    when: String(session.choices.get("plan.when") ?? ""),
    where: text("plan.where"),
    phase: String(session.meta.get("phase") ?? ""),
    taught: wasTaught(session.doc) ? "yes" : "",
  };
}

/**
 * The step at which one goes on with it.
 * @param {SessionRecord | undefined} record
 */
export const resumeStep = (record) =>
  record?.shown.kind || (record && lastStep(record.id)) || record?.at || record?.shown.phase || "start.names";

/**
 * The step that is next for the two: where they were, unless they only looked there; on the day of meeting 2, that.
 * @param {SessionRecord} record
 */
export function nextStep(record) {
  const { phase = "", when } = record.shown;
  const step = resumeStep(record);
  const [at] = step.split(".");
  const reached = Math.max(0, ORDER.indexOf(phase));
  const isPlanned = ["plan", "between"].includes(phase) && daysUntil(when) !== null;
  if (isPlanned && (daysUntil(when) ?? 0) <= 0) return at === "lead" ? step : "lead.ready";
  if (isPlanned && (at === "between" || ORDER.indexOf(at) > ORDER.indexOf("between"))) return "between.prepare";
  return ORDER.indexOf(at) > reached + 1 ? ORDER[reached] : step;
}
