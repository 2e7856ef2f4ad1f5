// What a list says of a session: the names, the topic, the phase reached.

/** @typedef {import("./session.js").Session} Session */

/**
 * @param {Session} session
 * @returns {Record<string, string>} mentee, mentor, topic, phase (empty where not known)
 */
export const shownOf = (session) => ({
  mentee: session.text("start.mentee_name").toString().trim(),
  mentor: session.text("start.mentor_name").toString().trim(),
  topic: session.text("strength.topic").toString().trim(),
  phase: session.meta.get("phase") ?? "",
});
