// Which of the two meetings takes the short path. The second one takes the first one's, until it has its own.

/** The field that asks, for each meeting. */
const ASKED = ["start.path", "between.path"];

/**
 * @param {import("./session.js").Session | null} session
 * @param {number} meeting 1 or 2
 */
export function isShort(session, meeting) {
  const [first, second] = ASKED.map((field) => session?.choices.get(field));
  return ((meeting === 2 && second) || first) === "short";
}

/**
 * Whether a field asks how much time there is.
 * @param {string} field
 */
export const asksForPath = (field) => ASKED.includes(field);

/**
 * Whether a change of these fields can change the path.
 * @param {Set<string>} fields
 */
export const changesPath = (fields) => [...fields].some(asksForPath);
