// Lays out a page of unknown length, then draws it on a canvas at once.

import { wrap } from "./line-breaks.js";
import { roundRect } from "./round-rect.js";

/** @typedef {{font: string, height: number, colour: string, inset?: number}} Style `height` is that of a line */
/** @typedef {(context: CanvasRenderingContext2D) => void} Stroke */

export const WIDTH = 1080;
const MARGIN = 72;
const GAP = 20;
const INSIDE = 28;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
// More pixels than this, and some phones draw nothing at all.
const MOST_PIXELS = 14_000_000;

// As light as paper, whatever the phone shows.
export const [GROUND, INK, SOFT] = ["#fff9f0", "#241a38", "#5c5270"];

/** @param {string} name of a token that is the same in the light and in the dark */
export const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export class CanvasPage {
  y = MARGIN;
  /** @type {Stroke[]} */
  #strokes = [];
  /** Only measures words; the page is drawn on another canvas. */
  #scratch = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /** @param {boolean} rightToLeft the page's own direction */
  constructor(rightToLeft) {
    this.rightToLeft = rightToLeft;
  }

  /**
   * @param {string} font
   * @returns {(text: string) => number} how wide a text is in it
   */
  measure(font) {
    return (text) => {
      this.#scratch.font = font;
      return this.#scratch.measureText(text).width;
    };
  }

  /** @param {Stroke} stroke */
  draw(stroke) {
    this.#strokes.push(stroke);
  }

  /**
   * Lines of text, each paragraph in its own direction.
   * @param {string} text
   * @param {Style} style
   */
  write(text, { font, height, colour, inset = 0 }) {
    for (const paragraph of text.split("\n")) {
      const rightToLeft = /\p{L}/u.test(paragraph) ? RIGHT_TO_LEFT.test(paragraph) : this.rightToLeft;
      for (const line of wrap(paragraph, WIDTH - 2 * MARGIN - inset, this.measure(font))) {
        const start = MARGIN + (rightToLeft === this.rightToLeft ? inset : 0);
        this.line(line, rightToLeft ? WIDTH - start : start, this.y + height * 0.75, { font, colour, rightToLeft });
        this.y += height;
      }
    }
  }

  /**
   * One line that begins at a place.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {{font: string, colour: string, rightToLeft: boolean}} style
   */
  line(text, x, y, { font, colour, rightToLeft }) {
    this.draw((context) => {
      context.font = font;
      context.fillStyle = colour;
      context.direction = rightToLeft ? "rtl" : "ltr";
      context.textAlign = "start";
      context.fillText(text, x, y);
    });
  }

  /**
   * Words in rounded frames, beside each other as far as they go.
   * @param {string[]} words
   * @param {Style} style
   */
  chips(words, { font, height, colour }) {
    const room = WIDTH - 2 * MARGIN;
    const measure = this.measure(font);
    let [used, tallest] = [0, 0];
    for (const word of words) {
      const lines = wrap(word, room - 2 * INSIDE, measure);
      const width = Math.max(...lines.map(measure)) + 2 * INSIDE;
      if (used && used + width > room) {
        this.y += tallest + GAP;
        [used, tallest] = [0, 0];
      }
      const left = this.rightToLeft ? WIDTH - MARGIN - used - width : MARGIN + used;
      const boxHeight = this.#frame(left, width, lines, { font, height, colour });
      used += width + GAP;
      tallest = Math.max(tallest, boxHeight);
    }
    this.y += tallest + GAP;
  }

  /**
   * @param {number} left
   * @param {number} width
   * @param {string[]} lines
   * @param {Style} style
   */
  #frame(left, width, lines, { font, height, colour }) {
    const top = this.y;
    const boxHeight = height * lines.length + GAP;
    this.draw((context) => {
      context.beginPath();
      roundRect(context, { left, top, width, height: boxHeight }, 32);
      context.strokeStyle = colour;
      context.lineWidth = 4;
      context.stroke();
    });
    for (const [at, line] of lines.entries()) {
      const rightToLeft = RIGHT_TO_LEFT.test(line);
      const x = rightToLeft ? left + width - INSIDE : left + INSIDE;
      this.line(line, x, top + GAP / 2 + height * (at + 0.75), { font, colour, rightToLeft });
    }
    return boxHeight;
  }

  /**
   * A bar in a phase's colour, as wide as the page.
   * @param {string} colour
   * @param {number} height
   */
  bar(colour, height) {
    const top = this.y;
    this.draw((context) => {
      context.fillStyle = colour;
      context.fillRect(0, top, WIDTH, height);
    });
    this.y += height;
  }

  /**
   * The page as it was laid out.
   * @param {string} ground its colour
   * @returns {Promise<Blob>}
   */
  finish(ground) {
    const height = this.y + MARGIN;
    const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (WIDTH * height)));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(WIDTH * scale);
    canvas.height = Math.round(height * scale);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.scale(scale, scale);
    context.fillStyle = ground;
    context.fillRect(0, 0, WIDTH, height);
    for (const stroke of this.#strokes) stroke(context);
    return new Promise((done, failed) =>
      canvas.toBlob(
        (blob) => (blob ? done(blob) : failed(new Error("the picture is too large for this phone"))),
        "image/png",
      ),
    );
  }
}
