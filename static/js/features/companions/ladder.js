// The ladder's picture: the rungs from the bottom up, with the mentee on the one they have reached.
import { svg } from "../../ui/element.js";
import { bubble, picture, press, words } from "./picture-parts.js";

/** @typedef {import("./companion-state.js").CompanionState} CompanionState */

const GAP = 58;
const RUNGS = 7;

/** How a rung is drawn, by where the mentee stands. @param {number} rung @param {number} at */
function stateOfRung(rung, at) {
  if (rung === at) return "filled";
  return rung < at ? "passed" : "open";
}

/**
 * Who climbs stands at the side where a line of text begins.
 * @param {number} x from that side
 * @param {number} [width] of what is drawn there
 */
const fromStart = (x, width = 0) => (document.documentElement.dir === "rtl" ? 320 - x - width : x);

/**
 * @param {CompanionState} state
 * @param {number} rung
 * @param {number} y its upper edge
 */
function drawRung(state, rung, y) {
  const field = `ladder.rung.${rung}`;
  const written = state.has(field);
  const at = Number(state.say("ladder.at"));
  const onFill = rung === at ? "on-fill" : "";
  return press(
    written ? "ladder.at" : field,
    written ? String(rung) : "",
    svg("rect", { class: "hit", x: fromStart(4, 312), y: y - 6, width: 312, height: 56 }),
    svg("rect", { class: stateOfRung(rung, at), x: fromStart(64, 248), y, width: 248, height: 44, rx: 12 }),
    words(String(rung), { x: fromStart(82), y: y + 22, kind: `number ${onFill}`.trim() }),
    words(state.say(field) || state.label(field), {
      x: fromStart(200),
      y: y + 22,
      width: 26,
      kind: onFill || (written ? "" : "asked"),
    }),
    ...(onFill ? [bubble(fromStart(32), y + 22, 1.7)] : []),
  );
}

/** @param {CompanionState} state */
export function drawLadder(state) {
  const rungs = Array.from({ length: RUNGS }, (_, index) => index + 1).filter((rung) =>
    state.shows([`ladder.rung.${rung}`]),
  );
  const height = 70 + rungs.length * GAP;
  const rails = [84, 292].map((x) => svg("path", { class: "rail", d: `M${fromStart(x)} 46V${height - 4}` }));
  const skill = press(
    "ladder.skill",
    "",
    svg("rect", { class: "hit", x: 4, y: 0, width: 312, height: 44 }),
    words(state.say("ladder.skill") || state.label("ladder.skill"), {
      x: 160,
      y: 20,
      width: 34,
      kind: state.has("ladder.skill") ? "title" : "asked",
    }),
  );
  return picture(height, ...rails, skill, ...rungs.map((rung) => drawRung(state, rung, height - 20 - rung * GAP)));
}
