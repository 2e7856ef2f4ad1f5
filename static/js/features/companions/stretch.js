// The stretch challenge's picture: three rings, and the challenge in the one where it lies.
import { svg } from "../../ui/element.js";
import { bubble, picture, press, words } from "./picture-parts.js";

/** @typedef {import("./companion-state.js").CompanionState} CompanionState */

/** The rings from outside: how far they reach, where their name stands, and the challenge. */
const RINGS = [
  { zone: "panic", radius: 156, name: 30, spot: 286 },
  { zone: "stretch", radius: 112, name: 76, spot: 240 },
  { zone: "comfort", radius: 62, name: 128, spot: 184 },
];
const BESIDE = 352;

/** @param {CompanionState} state */
export function drawStretch(state) {
  const chosen = RINGS.find(({ zone }) => state.value("stretch.zone") === zone);
  const spot = chosen?.spot ?? BESIDE;
  const done = state.has("stretch.result")
    ? [svg("path", { class: "mentor-fill outline", d: `M196 ${spot - 24}l4 9 10 1-7 7 2 10-9-5-9 5 2-10-7-7 10-1z` })]
    : [];
  const rings = RINGS.map(({ zone, radius, name }) =>
    press(
      "stretch.zone",
      zone,
      svg("circle", { class: zone === chosen?.zone ? "filled" : "ring", cx: 160, cy: 160, r: radius }),
      words(state.choice("stretch.zone", zone), {
        x: 160,
        y: name,
        width: zone === "comfort" ? 11 : 22,
        kind: zone === chosen?.zone ? "title on-fill" : "title",
      }),
    ),
  );
  return picture(
    chosen ? 342 : BESIDE + 58,
    ...rings,
    press(
      "stretch.challenge",
      "",
      svg("rect", { class: "pill", x: 62, y: spot + 12, width: 196, height: 42, rx: 16 }),
      bubble(160, spot - 6, 1.4),
      ...done,
      words(state.say("stretch.challenge") || state.label("stretch.challenge"), {
        x: 160,
        y: spot + 33,
        width: 25,
        kind: state.has("stretch.challenge") ? "" : "asked",
      }),
    ),
  );
}
