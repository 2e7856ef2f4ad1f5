// Keeps what people typed, whose direction and length are unknown, from turning the words around it or hiding them.
import { cut } from "./graphemes.js";

const LETTERS = 60;

/**
 * Wrap it in Unicode's isolates (U+2068 … U+2069).
 * @param {string} typed
 */
export const isolate = (typed) => `\u2068${typed}\u2069`;

/**
 * The same in a sentence that only mentions it: no longer than a sentence may be. In full it stands in its field.
 * @param {string} typed
 */
export const mention = (typed) => isolate(cut(typed, LETTERS));
