// A companion on its screen: the picture, the same in words, and how it was before.
import { attachedTo } from "../../session/attachments.js";
import { element } from "../../ui/element.js";
import { CompanionState } from "./companion-state.js";
import { stateOf } from "./history.js";
import { drawLookBack, earlierStates } from "./history-view.js";
import { drawLadder } from "./ladder.js";
import { drawRoadmap } from "./roadmap.js";
import { drawStretch } from "./stretch.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {import("./history.js").State} State */

/** @type {Record<string, (state: CompanionState) => Element>} */
const DRAW = { roadmap: drawRoadmap, ladder: drawLadder, stretch: drawStretch };
/** The earlier state that is looked at, and whose it is. */
let looking = { id: "", key: "" };

/**
 * Of a row of fields that appear as needed: those that hold something, and the next one. A ladder has three rungs.
 * @param {CompanionState} now
 * @param {(field: string) => unknown[]} attachmentsOf what is attached to a field
 */
function showNeeded(now, attachmentsOf) {
  const holds = (/** @type {string} */ field) => now.has(field) || attachmentsOf(field).length > 0;
  for (const [row, least] of Object.entries({ milestone: 1, rung: 3 })) {
    const groups = [...now.screen.querySelectorAll(`[data-as-needed="${row}"]`)];
    const used = groups.map((group) =>
      [...group.querySelectorAll("[data-field]")].some(
        // Whoever writes there keeps the field, though the other one empties it.
        (control) =>
          control === document.activeElement || holds(/** @type {HTMLElement} */ (control).dataset.field ?? ""),
      ),
    );
    const shown = Math.max(least, used.lastIndexOf(true) + 2);
    for (const [at, group] of groups.entries()) group.toggleAttribute("hidden", at >= shown);
    if (row !== "rung") continue;
    for (const [at, mark] of [...now.screen.querySelectorAll(".rungs label")].entries())
      mark.toggleAttribute("hidden", at >= shown);
  }
}

/** @param {CompanionState} state */
function drawWords(state) {
  const rows = state.fields.filter(state.has).flatMap((field) => {
    const words = element("dd", "", state.say(field));
    words.dir = "auto";
    words.dataset.said = field;
    return [element("dt", "", state.question(field)), words];
  });
  state.screen.querySelector("[data-in-words]")?.replaceChildren(...rows);
}

/**
 * A press on the picture chooses, or leads to the field.
 * @param {CompanionState} now
 * @param {Element} pressed
 */
function pressPart(now, pressed) {
  const { go: field = "", value = "" } = /** @type {SVGElement} */ (pressed).dataset;
  const controls = /** @type {HTMLInputElement[]} */ ([...now.screen.querySelectorAll(`[data-field="${field}"]`)]);
  if (value) {
    controls.find((control) => control.value === value)?.click();
    return;
  }
  controls[0]?.closest("details")?.setAttribute("open", "");
  controls[0]?.focus();
}

/**
 * On a ladder, up is up: among the rungs the arrow keys would go the other way.
 * @param {KeyboardEvent} event
 */
function climb(event) {
  const way = { ArrowUp: "nextElementSibling", ArrowDown: "previousElementSibling" }[event.key];
  const mark = event.target instanceof Element ? event.target.closest(".rungs label") : null;
  if (!(way && mark)) return;
  event.preventDefault();
  const next = /** @type {HTMLElement | null} */ (mark[/** @type {"nextElementSibling"} */ (way)]);
  if (!next || next.hidden) return;
  const control = /** @type {HTMLInputElement} */ (next.querySelector("input"));
  control.focus();
  control.click();
}

/**
 * Draw a state on a copy of its screen, which nobody presses. Returns what its fields say.
 * @param {HTMLElement} copy
 * @param {string} kind
 * @param {State} state
 * @returns {[field: string, said: string][]}
 */
export function fillIn(copy, kind, state) {
  const shown = new CompanionState(copy, state);
  showNeeded(shown, () => []);
  copy.querySelector("[data-drawing]")?.append(DRAW[kind](shown));
  return shown.fields.filter(shown.has).map((field) => [field, shown.say(field)]);
}

/**
 * Draw a companion.
 * @param {HTMLElement} screen
 * @param {Session} session
 */
export function view(screen, session) {
  const redraw = () => view(screen, session);
  const now = new CompanionState(screen, stateOf(session));
  const states = earlierStates(session, now.fields);
  const key = looking.id === session.id && states.some((one) => one.key === looking.key) ? looking.key : "";
  const earlier = states.find((one) => one.key === key);
  const shown = earlier ? new CompanionState(screen, earlier.state) : now;
  showNeeded(now, attachedTo);
  screen.classList.toggle("in-the-past", !!earlier);
  const picture = DRAW[session.kind](shown);
  const place = /** @type {HTMLElement} */ (screen.querySelector("[data-drawing]"));
  place.replaceChildren(picture);
  place.onclick = ({ target }) => {
    const pressed = !earlier && target instanceof Element ? target.closest("[data-go]") : null;
    if (pressed) pressPart(now, pressed);
  };
  screen.onkeydown = climb;
  drawWords(shown);
  drawLookBack(now, states, key, (chosen) => {
    looking = { id: session.id, key: chosen };
    redraw();
  });
}
