// A text as parts with something between them: the lines of a text, or "one, another" in a line.

/**
 * Where a part stands in a text, together with what is between it and the next one.
 * @param {string} text
 * @param {string} part
 * @param {string} between
 * @returns {[from: number, to: number] | null} null where it doesn't stand as a part of its own
 */
export function partOf(text, part, between) {
  for (let from = part ? text.indexOf(part) : -1; from >= 0; from = text.indexOf(part, from + 1)) {
    const to = from + part.length;
    const begins = from === 0 || text.slice(0, from).endsWith(between);
    const ends = to === text.length || text.startsWith(between, to);
    if (!(begins && ends)) continue;
    if (from) return [from - between.length, to];
    return [0, to === text.length ? to : to + between.length];
  }
  return null;
}
