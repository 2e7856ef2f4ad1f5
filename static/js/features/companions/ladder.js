// The ladder's picture: its rungs from below, and who stands on the one that I am on.
import { bubble, picture, press, shape, words } from "./picture-parts.js";

/** @typedef {import("./companion-state.js").CompanionState} Told */

const GAP = 58;
export const RUNGS = 7;

/** @param {Told} told */
export function drawLadder(told) {
  const rungs = Array.from({ length: RUNGS }, (_, at) => at + 1).filter((rung) => told.shows([`ladder.rung.${rung}`]));
  const at = Number(told.say("ladder.at"));
  const height = 70 + rungs.length * GAP;
  // The one who climbs stands at the side where a line of text begins.
  const mirrored = document.documentElement.dir === "rtl";
  const side = (/** @type {number} */ x, /** @type {number} */ width = 0) => (mirrored ? 320 - x - width : x);
  const planks = rungs.map((rung) => {
    const y = height - 20 - rung * GAP;
    const field = `ladder.rung.${rung}`;
    const state = rung === at ? "filled" : rung < at ? "passed" : "open";
    return press(
      told.has(field) ? "ladder.at" : field,
      told.has(field) ? String(rung) : "",
      shape("rect", { class: "hit", x: side(4, 312), y: y - 6, width: 312, height: 56 }),
      shape("rect", { class: state, x: side(64, 248), y, width: 248, height: 44, rx: 12 }),
      words(String(rung), { x: side(82), y: y + 22, kind: rung === at ? "number on-fill" : "number" }),
      words(told.say(field) || told.label(field), {
        x: side(200),
        y: y + 22,
        width: 26,
        kind: rung === at ? "on-fill" : told.has(field) ? "" : "asked",
      }),
      ...(rung === at ? [bubble(side(32), y + 22, 1.7)] : []),
    );
  });
  const rails = [84, 292].map((x) => shape("path", { class: "rail", d: `M${side(x)} 46V${height - 4}` }));
  return picture(
    height,
    ...rails,
    press(
      "ladder.skill",
      "",
      shape("rect", { class: "hit", x: 4, y: 0, width: 312, height: 44 }),
      words(told.say("ladder.skill") || told.label("ladder.skill"), {
        x: 160,
        y: 20,
        width: 34,
        kind: told.has("ladder.skill") ? "title" : "asked",
      }),
    ),
    ...planks,
  );
}
