// Breaks words into lines that fit, as the canvas doesn't do it by itself.
import { graphemes } from "../../ui/graphemes.js";

/**
 * A word that is too long for a line by itself, in pieces that fit.
 * @param {string} word
 * @param {number} width
 * @param {(text: string) => number} measure
 */
function pieces(word, width, measure) {
  /** @type {string[]} */
  const found = [""];
  for (const letter of graphemes(word)) {
    const last = found[found.length - 1];
    const longer = last + letter;
    if (last && measure(longer) > width) found.push(letter);
    else found[found.length - 1] = longer;
  }
  return found;
}

/**
 * The lines of a text, each no wider than `width`.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure a text's width
 */
export function wrap(text, width, measure) {
  return text.split("\n").flatMap((paragraph) => {
    /** @type {string[]} */
    const lines = [];
    for (const word of paragraph.split(/[ \t]+/u)) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && measure(longer) <= width) lines[lines.length - 1] = longer;
      else lines.push(...(measure(word) > width ? pieces(word, width, measure) : [word]));
    }
    return lines;
  });
}
