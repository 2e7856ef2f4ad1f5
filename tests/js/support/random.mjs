// Chance that is the same each time.

/**
 * Whole numbers from 0 up to, but not including, `below` (xorshift, 32 bits).
 * @param {number} seed not 0
 * @returns {(below: number) => number}
 */
export function random(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
