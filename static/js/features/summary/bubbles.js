// Draws the app's two speech bubbles on a canvas, out of the sprite.
import { colourOf, GROUND, INK, WIDTH } from "./canvas-page.js";

/** @typedef {import("./canvas-page.js").CanvasPage} CanvasPage */

const ICON = 320;
const SCALE = 1.5;

/** @type {Record<string, (context: CanvasRenderingContext2D, path: Path2D) => void>} */
const PAINT = {
  "mentee-fill": (context, path) => fillWith(context, path, colourOf("mentee")),
  "mentor-fill": (context, path) => fillWith(context, path, colourOf("mentor")),
  paper: (context, path) => fillWith(context, path, GROUND),
  outline: (context, path) => strokeWith(context, path, 3),
  "ink-line": (context, path) => strokeWith(context, path, 5),
  thick: (context, path) => strokeWith(context, path, 5),
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {string} colour
 */
function fillWith(context, path, colour) {
  context.fillStyle = colour;
  context.fill(path);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {number} width
 */
function strokeWith(context, path, width) {
  context.strokeStyle = INK;
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(path);
}

/** @param {CanvasPage} page */
export function drawBubbles(page) {
  const paths = [...document.querySelectorAll("#p-done path")];
  const top = page.y;
  page.draw((context) => {
    context.save();
    context.translate((WIDTH + (page.rightToLeft ? 1 : -1) * ICON * SCALE) / 2, top);
    context.scale(page.rightToLeft ? -SCALE : SCALE, SCALE);
    for (const path of paths) {
      const shape = new Path2D(path.getAttribute("d") ?? "");
      for (const name of path.classList) PAINT[name]?.(context, shape);
    }
    context.restore();
  });
  page.y += paths.length ? 320 : 0;
}
