// Earlier states to look back on: the days to choose from, and what changed since the chosen one.
import { t } from "../../initial/texts.js";
import { isolate } from "../../ui/bidi.js";
import { element } from "../../ui/element.js";
import { CompanionState, formatDay } from "./companion-state.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {import("./history.js").State} State */
/** @typedef {{key: string, day: string, state: State}} Earlier */

/**
 * A state as it was kept, without what isn't of this companion: it may come from anywhere.
 * @param {unknown} kept
 * @param {string[]} fields
 * @returns {State}
 */
function readState(kept, fields) {
  try {
    const state = JSON.parse(String(kept));
    return Object.fromEntries(
      fields
        .filter((field) => ["string", "number"].includes(typeof state?.[field]))
        .map((field) => [field, state[field]]),
    );
  } catch {
    return {};
  }
}

/**
 * What the document keeps, last day first; the same state of the same day, kept by two phones, counts once.
 * @param {Session} session
 * @param {string[]} fields
 * @returns {Earlier[]}
 */
export function earlierStates({ history }, fields) {
  const found = [...history.entries()].map(([key, kept]) => ({
    key,
    day: key.slice(0, 10),
    state: readState(kept, fields),
  }));
  const valid = found.filter(({ day, state }) => /^\d{4}-\d\d-\d\d$/u.test(day) && Object.keys(state).length);
  const identity = (/** @type {Earlier} */ { day, state }) => day + JSON.stringify(state);
  const unique = new Map(valid.map((earlier) => [identity(earlier), earlier]));
  return [...unique.values()].sort((one, other) => (one.key < other.key ? 1 : -1));
}

/**
 * @param {CompanionState} now
 * @param {State} state
 */
function changes(now, state) {
  const then = new CompanionState(now.screen, state);
  const changed = now.fields.filter((field) => then.value(field) !== now.value(field));
  if (!changed.length) {
    return element("p", "", t("companion.same"));
  }
  const list = element("dl", "");
  for (const field of changed) {
    const both = [
      ["then", then],
      ["now", now],
    ].map(([name, shown]) => {
      const words = isolate(/** @type {CompanionState} */ (shown).say(field) || "–");
      const line = element("dd", "", t(`companion.${name}`, { words }));
      line.dataset.changed = `${field}:${name}`;
      return line;
    });
    list.append(element("dt", "", now.question(field)), ...both);
  }
  return list;
}

/**
 * @param {CompanionState} now
 * @param {Earlier[]} states
 * @param {string} chosen the key of the state that is looked at, "" for now
 * @param {(key: string) => void} choose
 */
export function drawLookBack(now, states, chosen, choose) {
  const part = /** @type {HTMLElement} */ (now.screen.querySelector("[data-look-back]"));
  const days = /** @type {HTMLElement} */ (part.querySelector("[data-days]"));
  const focused = days.contains(document.activeElement);
  const buttons = [{ key: "", day: "" }, ...states].map(({ key, day }) => {
    const button = element("button", "button", day ? formatDay(day) : t("companion.today"));
    button.type = "button";
    button.dataset.day = day;
    button.setAttribute("aria-pressed", String(key === chosen));
    button.addEventListener("click", () => choose(key));
    return button;
  });
  part.hidden = states.length === 0;
  days.replaceChildren(...buttons);
  if (focused) buttons.find((button) => button.getAttribute("aria-pressed") === "true")?.focus();
  const earlier = states.find(({ key }) => key === chosen);
  part.querySelector("[data-changes]")?.replaceChildren(...(earlier ? [changes(now, earlier.state)] : []));
}
