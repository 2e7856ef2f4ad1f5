// A canvas that a finger draws on: strokes, undo, clear.
import { blankCanvas } from "./photo.js";

const [WIDTH, HEIGHT] = [900, 1200];
const LINE_WIDTH = 9;
const PAPER = "#fffdf8";

/** @typedef {{colour: string, points: [number, number][]}} Stroke */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Stroke} stroke
 */
function drawStroke(context, { colour, points }) {
  context.strokeStyle = colour;
  context.lineWidth = LINE_WIDTH;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(...points[0]);
  // A dot is a line to where it began.
  for (const point of points.length > 1 ? points.slice(1) : points) context.lineTo(...point);
  context.stroke();
}

/** Calls `changed` after each stroke, undo and clear. */
export class DrawingCanvas {
  /** Each state that it was in, so that clearing can be undone too. @type {Stroke[][]} */
  #states = [[]];
  /** The stroke under the finger. @type {Stroke | undefined} */
  #drawing;
  /** @type {CanvasRenderingContext2D} */
  #context;

  /**
   * @param {string} colour of the pen, which may change
   * @param {() => void} changed
   */
  constructor(colour, changed) {
    const { canvas, context } = blankCanvas(WIDTH, HEIGHT, PAPER);
    this.canvas = canvas;
    this.#context = context;
    this.colour = colour;
    this.changed = changed;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#extend(event));
    canvas.addEventListener("pointerup", () => this.end());
    canvas.addEventListener("pointercancel", () => this.end());
  }

  get empty() {
    return this.#strokes.length === 0;
  }

  get untouched() {
    return this.#states.length < 2;
  }

  get #strokes() {
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
    this.#states.push([...this.#strokes, this.#drawing]);
    this.#drawing = undefined;
    this.#redraw();
  }

  #redraw() {
    this.#context.fillStyle = PAPER;
    this.#context.fillRect(0, 0, WIDTH, HEIGHT);
    for (const stroke of this.#strokes) drawStroke(this.#context, stroke);
    this.changed();
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  #position({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [((clientX - left) * WIDTH) / width, ((clientY - top) * HEIGHT) / height];
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (!event.isPrimary || this.#drawing) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.#drawing = { colour: this.colour, points: [this.#position(event)] };
    drawStroke(this.#context, this.#drawing);
  }

  /** @param {PointerEvent} event */
  #extend(event) {
    if (!(this.#drawing && event.isPrimary)) return;
    const { colour, points } = this.#drawing;
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const more = (coalesced.length ? coalesced : [event]).map((one) => this.#position(one));
    drawStroke(this.#context, { colour, points: [...points.slice(-1), ...more] });
    points.push(...more);
  }
}
