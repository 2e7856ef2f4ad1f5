// Words of unknown direction among others.

/**
 * What people typed, so that its direction doesn't turn the words around it (U+2068 … U+2069).
 * @param {string} typed
 */
export const isolate = (typed) => `\u2068${typed}\u2069`;
