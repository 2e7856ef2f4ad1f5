// The shapes that the companions' pictures are made of. Words in them are cut short: they stand in full beside.
import { svg } from "../../ui/element.js";
import { graphemes } from "../../ui/graphemes.js";

/**
 * A picture of 320 units' width; the words in it stand again as text, so it is passed over by who can't see it.
 * @param {number} height
 * @param {...Node} children
 */
export const picture = (height, ...children) =>
  svg("svg", { viewBox: `0 0 320 ${height}`, "aria-hidden": "true" }, ...children);

/**
 * A part that leads to a field when pressed; with a value, to the choice of it.
 * @param {string} field
 * @param {string} value
 * @param {...Node} children
 */
export const press = (field, value, ...children) =>
  svg("g", { "data-go": field, "data-value": value, class: "press" }, ...children);

/**
 * A text in lines of at most so many letters; what is left over becomes an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {number} most
 */
export function linesOf(text, width, most) {
  /** @type {string[]} */
  const lines = [""];
  // Not all of a long text.
  const beginning = text.trim().slice(0, width * (most + 1) * 12);
  for (const word of beginning.split(/\s+/u)) {
    const letters = graphemes(word);
    for (let at = 0; at === 0 || at < letters.length; at += width) {
      const piece = letters.slice(at, at + width).join("");
      const last = lines[lines.length - 1];
      const longer = last && at === 0 ? `${last} ${piece}` : piece;
      if (!last || (at === 0 && graphemes(longer).length <= width)) lines[lines.length - 1] = longer;
      else lines.push(piece);
    }
  }
  if (lines.length <= most) return lines;
  const last = graphemes(lines[most - 1]).slice(0, width - 1);
  return [...lines.slice(0, most - 1), `${last.join("")}…`];
}

/**
 * Words around a point, each line on its own in the direction of its letters.
 * @param {string} text
 * @param {{x: number, y: number, width?: number, most?: number, kind?: string}} place `kind` is a class
 */
export function words(text, { x, y, width = 22, most = 2, kind = "" }) {
  const lines = linesOf(text, width, most);
  const top = y - (lines.length - 1) * 8 + 5;
  const spans = lines.map((line, at) => svg("tspan", { x, y: top + at * 16 }, `\u2068${line}\u2069`));
  return svg("text", { class: kind }, ...spans);
}

/**
 * The mentee's bubble, looking at you.
 * @param {number} x its middle
 * @param {number} y
 * @param {number} size
 */
export const bubble = (x, y, size) =>
  svg(
    "g",
    { transform: `translate(${x - 14 * size} ${y - 14 * size}) scale(${size})` },
    svg("path", { class: "mentee-fill outline", d: "M14 3a12 11 0 1 1-5 20.8L3 27l1.4-6A12 11 0 0 1 14 3z" }),
    svg("path", { class: "eyes", d: "M11 12v3M17 12v3" }),
  );
