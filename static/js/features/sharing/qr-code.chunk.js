// Draws a QR code: black on a white ground of its own, whatever the page's colours are, since cameras want it so.
import { correction, generate } from "lean-qr";
import { svg } from "../../ui/element.js";

/** How wide the light edge is that a camera needs, in squares. */
const QUIET = 4;

/**
 * @param {Element} place
 * @param {string} text
 */
export function drawCode(place, text) {
  const code = generate(text, { minCorrectionLevel: correction.L });
  const size = code.size + 2 * QUIET;
  let dark = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) dark += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  const attributes = { viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges" };
  const ground = svg("path", { d: `M0 0h${size}v${size}H0z`, fill: "#fff" });
  place.replaceChildren(svg("svg", attributes, ground, svg("path", { d: dark, fill: "#000" })));
}
