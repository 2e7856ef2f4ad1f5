// Letters as readers see them: one may be many code points, such as a vowel sign on its letter or a family of emoji.

const JOINED = "[\\p{M}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]*";
/** Nearly the same, for browsers that have no Segmenter: flags, and whatever marks or joiners hold together. */
const GRAPHEME = new RegExp(`\\r\\n|\\p{RI}{2}|.${JOINED}(?:\\u200d.${JOINED})*`, "gsu");

const LINE = 40;

/** @type {Intl.Segmenter | undefined} */
let segmenter;

/**
 * @param {string} text
 * @returns {string[]}
 */
export function graphemes(text) {
  if (!Intl.Segmenter) return text.match(GRAPHEME) ?? [];
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * The beginning of a text with an ellipsis, where it takes more room than so many letters; a new line takes that of 40.
 * @param {string} text
 * @param {number} most
 */
export function cut(text, most) {
  let room = most;
  /** @type {string[]} */
  const kept = [];
  // Not all of a long text; and hundreds of marks on one letter make it no shorter.
  for (const letter of text.length > most || text.includes("\n") ? graphemes(text.slice(0, most * 12)) : []) {
    room -= letter === "\n" ? LINE : 1;
    if (room < 0) break;
    kept.push(letter);
  }
  return room < 0 || text.length > most * 12
    ? `${kept
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
