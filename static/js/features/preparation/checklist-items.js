// What stands in the lists to tick off, which are made of the plan: what the mentee prepares before meeting 2 ("try",
// "bring" and, for both together, "prepare"), and the steps that are ticked while leading ("lead").

import { linesOf, tickOn, ticksOn } from "../../fields/line-ticks.js";
import { hasText, t } from "../../initial/texts.js";

/** @typedef {import("../../session/session.js").Session} Session */
/**
 * What an item says, as people typed it or as a text's name; the key of its tick, and the keys that tick it.
 * @typedef {{text: string, name?: string, key: string, ticked: string[]}} Item
 */

/**
 * One item for each line of a text of the plan.
 * @param {Session} session
 * @param {string} list the field of the ticks
 * @param {string} field
 * @returns {Item[]}
 */
function fromLines({ choices, doc }, list, field) {
  const written = doc.getText(field);
  const ticks = [...choices.keys()]
    .filter((key) => key.startsWith(`${list}:`))
    .map((key) => key.slice(list.length + 1));
  return linesOf(written.toString()).map((line) => ({
    text: line.text,
    key: `${list}:${tickOn(written, line)}`,
    ticked: ticksOn(written, line, ticks).map((name) => `${list}:${name}`),
  }));
}

/**
 * What there is to try for the format that they chose; another program may know formats of its own.
 * @param {Session} session
 * @returns {Item[]}
 */
function fromFormat({ choices }) {
  const format = choices.get("plan.format");
  const key = `between.done:${format}`;
  const name = `try.${format}`;
  return hasText(name) ? [{ text: t(name), name, key, ticked: choices.get(key) ? [key] : [] }] : [];
}

/** @type {Record<string, (session: Session) => Item[]>} */
const LISTS = {
  try: (session) => [...fromFormat(session), ...fromLines(session, "between.done", "plan.steps")],
  bring: (session) => fromLines(session, "between.done", "plan.needs"),
  prepare: (session) => [...LISTS.try(session), ...LISTS.bring(session)],
  lead: (session) => fromLines(session, "lead.done", "plan.steps"),
};

/**
 * The items of a list: try, bring, prepare (both) or lead.
 * @param {Session} session
 * @param {string} list
 */
export const itemsOf = (session, list) => LISTS[list](session);
