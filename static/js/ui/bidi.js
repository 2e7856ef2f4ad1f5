// Keeps what people typed, whose direction is unknown, from turning the words around it.

/**
 * Wrap it in Unicode's isolates (U+2068 … U+2069).
 * @param {string} typed
 */
export const isolate = (typed) => `\u2068${typed}\u2069`;
