// The companions' screens as their documents fill them, on copies: the page itself may show another document, or none.
import { controlsIn, kindOf, show } from "../../fields/controls.js";
import { current, readSession } from "../../session/open-session.js";
import { lastOpened } from "../../session/recent.js";
import { fetchPart } from "../../ui/missing-part.js";
import { stateOf } from "./history.js";

/** @typedef {import("../../session/session.js").Session} Session */

/** @typedef {{screen: Element, copy: HTMLElement, said: [field: string, said: string][]}} Filled */

/**
 * What reads the document that was opened last gets it; it needn't be the open one. Null where there is none.
 * @template Read
 * @param {string} kind
 * @param {(session: Session | null) => Read} read
 */
async function readLast(kind, read) {
  const [record, open] = [lastOpened(kind), current()];
  if (!record || record.id === open?.id) return read(record ? open : null);
  const session = await readSession(record);
  const found = read(session);
  session.close();
  return found;
}

/**
 * @param {Element} screen
 * @returns {Promise<Filled>}
 */
async function fillCopy(screen) {
  const copy = /** @type {HTMLElement} */ (screen.cloneNode(true));
  const kind = kindOf(screen);
  const state = await readLast(kind, (session) => {
    for (const control of controlsIn(copy)) show(session, control);
    return session && stateOf(session);
  });
  copy.querySelector("[data-drawing]")?.replaceChildren();
  if (!state || Object.keys(state).length === 0) return { screen, copy, said: [] };
  const { fillIn } = await fetchPart(() => import("./companion-view.chunk.js"));
  return { screen, copy, said: fillIn(copy, kind, state) };
}

/** Each companion's screen, with the words, choices and picture of the document of its kind that was opened last. */
export const filledCompanions = () =>
  Promise.all([...document.querySelectorAll("[data-screen][data-kind]")].map(fillCopy));
