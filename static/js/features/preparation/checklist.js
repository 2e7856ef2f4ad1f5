// The lists to tick off that are made of the plan: what the mentee prepares, and the steps while leading.
import { hasText, t, textLanguage } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { FROM } from "../../session/session.js";
import { element } from "../../ui/element.js";
import { linesOf, tickOn, ticksOn } from "./line-ticks.js";

/** @typedef {import("../../session/session.js").Session} Session */
/**
 * What an item says, the key of its tick, and the keys that tick it.
 * @typedef {{text: string, key: string, ticked: string[]}} Item
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
  return hasText(`try.${format}`) ? [{ text: t(`try.${format}`), key, ticked: choices.get(key) ? [key] : [] }] : [];
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

function row() {
  const box = element("input", "");
  const words = element("span", "");
  box.type = "checkbox";
  words.dir = "auto";
  return element("li", "", element("label", "tick", box, words));
}

/**
 * Rows stay where they are, so that nobody's focus gets lost.
 * @param {HTMLElement} place
 * @param {Item[]} items
 */
function drawList(place, items) {
  while (place.children.length > items.length) place.lastElementChild?.remove();
  while (place.children.length < items.length) place.append(row());
  for (const [at, { text, ticked }] of items.entries()) {
    const words = /** @type {HTMLElement} */ (place.children[at].querySelector("span"));
    const box = /** @type {HTMLInputElement} */ (place.children[at].querySelector("input"));
    if (words.textContent !== text) words.textContent = text;
    box.checked = ticked.length > 0;
    box.onchange = () => tick(place.dataset.ticks ?? "", at, box.checked);
  }
}

/**
 * @param {string} list
 * @param {number} at
 * @param {boolean} done
 */
function tick(list, at, done) {
  const session = current();
  const item = session && itemsOf(session, list)[at];
  if (!item) return;
  session.doc.transact(() => {
    if (done) session.choices.set(item.key, true);
    else for (const key of item.ticked) session.choices.delete(key);
  }, FROM.here);
}

/**
 * Draw the lists of a screen.
 * @param {Element} screen
 */
export function drawLists(screen) {
  const session = current();
  if (!session) return;
  /** @type {Item[]} */
  const all = [];
  for (const place of screen.querySelectorAll("[data-ticks]")) {
    if (!(place instanceof HTMLElement)) continue;
    const items = itemsOf(session, place.dataset.ticks ?? "");
    drawList(place, items);
    place.hidden = items.length === 0;
    all.push(...items);
  }
  const line = screen.querySelector("[data-ticks-line]");
  const done = all.filter(({ ticked }) => ticked.length).length;
  const number = new Intl.NumberFormat(textLanguage());
  if (line)
    line.textContent = all.length ? t("ticks.done", { done: number.format(done), all: number.format(all.length) }) : "";
  screen.querySelector("[data-no-steps]")?.toggleAttribute("hidden", all.length > 0);
  for (const role of screen.querySelectorAll("[data-role]")) {
    const id = role instanceof HTMLElement ? role.dataset.role : "";
    role.classList.toggle("chosen", session.choices.get(`plan.mentor_role:${id}`) === true);
  }
}
