// The ladder's picture: its rungs from below, and who stands on the one that I am on.
import { svg } from "../../ui/element.js";
import { bubble, picture, press, words } from "./picture-parts.js";

/** @typedef {import("./companion-state.js").CompanionState} CompanionState */

const GAP = 58;
export const RUNGS = 7;

/** Where a rung is, seen from the one that the mentee stands on. @param {number} rung @param {number} at */
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
 * @param {CompanionState} told
 * @param {number} rung
 * @param {number} y its upper edge
 */
function drawRung(told, rung, y) {
  const field = `ladder.rung.${rung}`;
  const written = told.has(field);
  const at = Number(told.say("ladder.at"));
  const onFill = rung === at ? "on-fill" : "";
  return press(
    written ? "ladder.at" : field,
    written ? String(rung) : "",
    svg("rect", { class: "hit", x: fromStart(4, 312), y: y - 6, width: 312, height: 56 }),
    svg("rect", { class: stateOfRung(rung, at), x: fromStart(64, 248), y, width: 248, height: 44, rx: 12 }),
    words(String(rung), { x: fromStart(82), y: y + 22, kind: `number ${onFill}`.trim() }),
    words(told.say(field) || told.label(field), {
      x: fromStart(200),
      y: y + 22,
      width: 26,
      kind: onFill || (written ? "" : "asked"),
    }),
    ...(onFill ? [bubble(fromStart(32), y + 22, 1.7)] : []),
  );
}

/** @param {CompanionState} told */
export function drawLadder(told) {
  const rungs = Array.from({ length: RUNGS }, (_, index) => index + 1).filter((rung) =>
    told.shows([`ladder.rung.${rung}`]),
  );
  const height = 70 + rungs.length * GAP;
  const rails = [84, 292].map((x) => svg("path", { class: "rail", d: `M${fromStart(x)} 46V${height - 4}` }));
  const skill = press(
    "ladder.skill",
    "",
    svg("rect", { class: "hit", x: 4, y: 0, width: 312, height: 44 }),
    words(told.say("ladder.skill") || told.label("ladder.skill"), {
      x: 160,
      y: 20,
      width: 34,
      kind: told.has("ladder.skill") ? "title" : "asked",
    }),
  );
  return picture(height, ...rails, skill, ...rungs.map((rung) => drawRung(told, rung, height - 20 - rung * GAP)));
}
