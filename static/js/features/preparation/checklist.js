// Draws the lists to tick off, and stores the ticks. Two screens have them: the one between the meetings and phase 4.
import { current } from "../../session/open-session.js";
import { ORIGIN } from "../../session/session.js";
import { say } from "../../ui/both-languages.js";
import { element } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { formatNumber } from "../../ui/measures.js";
import { itemsOf } from "./checklist-items.js";

/** @typedef {import("./checklist-items.js").Item} Item */

/** So many letters of an item stand on the home screen. */
const MENTIONED = 100;

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
  const most = place.closest("[data-ahead]") ? MENTIONED : Number.POSITIVE_INFINITY;
  for (const [at, item] of items.entries()) {
    const text = cut(item.text, most);
    const words = /** @type {HTMLElement} */ (place.children[at].querySelector("span"));
    const box = /** @type {HTMLInputElement} */ (place.children[at].querySelector("input"));
    say(words, item.name ?? (() => text));
    box.checked = item.ticked.length > 0;
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
  }, ORIGIN.here);
}

/**
 * @param {number} done
 * @param {number} all
 * @returns {import("../../ui/both-languages.js").Words}
 */
const count = (done, all) => (translate, language) =>
  translate("ticks.done", { done: formatNumber(done, language), all: formatNumber(all, language) });

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
  if (line instanceof HTMLElement) say(line, all.length ? count(done, all.length) : () => "");
  screen.querySelector("[data-no-steps]")?.toggleAttribute("hidden", all.length > 0);
  for (const role of screen.querySelectorAll("[data-role]")) {
    const id = role instanceof HTMLElement ? role.dataset.role : "";
    role.classList.toggle("chosen", session.choices.get(`plan.mentor_role:${id}`) === true);
  }
}
