// A canvas that a finger draws on: strokes, undo, clear.
import { blank } from "./photo.js";

const [WIDTH, HEIGHT] = [900, 1200];
const THICK = 9;
const PAPER = "#fffdf8";

/** @typedef {{colour: string, points: [number, number][]}} Stroke */

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Stroke} stroke
 */
function drawStroke(pen, { colour, points }) {
  pen.strokeStyle = colour;
  pen.lineWidth = THICK;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(...points[0]);
  // A dot is a line to where it began.
  for (const point of points.length > 1 ? points.slice(1) : points) pen.lineTo(...point);
  pen.stroke();
}

/** Calls `changed` after each stroke, undo and clear. */
export class DrawingCanvas {
  /** Each state that it was in, so that clearing can be undone too. @type {Stroke[][]} */
  #states = [[]];
  /** The stroke under the finger. @type {Stroke | undefined} */
  #drawing;

  /**
   * @param {string} colour of the pen, which may change
   * @param {() => void} changed
   */
  constructor(colour, changed) {
    const { canvas, pen } = blank(WIDTH, HEIGHT, PAPER);
    this.canvas = canvas;
    this.pen = pen;
    this.colour = colour;
    this.changed = changed;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#go(event));
    canvas.addEventListener("pointerup", () => this.end());
    canvas.addEventListener("pointercancel", () => this.end());
  }

  get empty() {
    return this.#now.length === 0;
  }

  get untouched() {
    return this.#states.length < 2;
  }

  get #now() {
    return this.#states[this.#states.length - 1];
  }

  undo() {
    this.#states.pop();
    this.#redraw();
  }

  clear() {
    this.#states.push([]);
    this.#redraw();
  }

  /** The finger is lifted, or the canvas is put away under it. */
  end() {
    if (!this.#drawing) return;
    this.#states.push([...this.#now, this.#drawing]);
    this.#drawing = undefined;
    this.#redraw();
  }

  #redraw() {
    this.pen.fillStyle = PAPER;
    this.pen.fillRect(0, 0, WIDTH, HEIGHT);
    for (const stroke of this.#now) drawStroke(this.pen, stroke);
    this.changed();
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  #place({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [((clientX - left) * WIDTH) / width, ((clientY - top) * HEIGHT) / height];
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (!event.isPrimary || this.#drawing) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.#drawing = { colour: this.colour, points: [this.#place(event)] };
    drawStroke(this.pen, this.#drawing);
  }

  /** @param {PointerEvent} event */
  #go(event) {
    if (!(this.#drawing && event.isPrimary)) return;
    const { colour, points } = this.#drawing;
    const between = event.getCoalescedEvents?.() ?? [];
    const more = (between.length ? between : [event]).map((one) => this.#place(one));
    drawStroke(this.pen, { colour, points: [...points.slice(-1), ...more] });
    points.push(...more);
  }
}
