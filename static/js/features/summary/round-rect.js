// Draws rounded rectangles on a canvas.

/**
 * A path with round corners; the canvas's own is too young for some phones.
 * @param {CanvasRenderingContext2D} context
 * @param {{left: number, top: number, width: number, height: number}} frame
 * @param {number} radius
 */
export function roundRect(context, { left, top, width, height }, radius) {
  const [right, bottom] = [left + width, top + height];
  context.moveTo(left + radius, top);
  context.arcTo(right, top, right, bottom, radius);
  context.arcTo(right, bottom, left, bottom, radius);
  context.arcTo(left, bottom, left, top, radius);
  context.arcTo(left, top, right, top, radius);
  context.closePath();
}
