// What lists say of a session: the names, the topic, the day of meeting 2, the phase reached, and whether the lesson was given.

/** @typedef {import("./session.js").Session} Session */

const LOOKED_BACK = ["reflect", "summary"];
const OF_THE_LESSON = /^(lead|reflect|next)\./;

/**
 * Whether the two gave the lesson: they came to the look back, and something tells of it.
 * @param {import("yjs").Doc} doc
 */
export function wasTaught(doc) {
  if (!LOOKED_BACK.includes(String(doc.getMap("meta").get("phase")))) return false;
  const texts = ["strength.topic", ...[...doc.share.keys()].filter((name) => OF_THE_LESSON.test(name))];
  return texts.some((name) => doc.getText(name).length > 0) || [...doc.getMap("choices").keys()].some((name) => OF_THE_LESSON.test(name));
}

/**
 * @param {Session} session
 * @returns {Record<string, string>} mentee, mentor, topic, when, phase, taught (empty where not known)
 */
export const shownOf = (session) => ({
  mentee: session.text("start.mentee_name").toString().trim(),
  mentor: session.text("start.mentor_name").toString().trim(),
  topic: session.text("strength.topic").toString().trim(),
  when: String(session.choices.get("plan.when") ?? ""),
  phase: session.meta.get("phase") ?? "",
  taught: wasTaught(session.doc) ? "yes" : "",
});
