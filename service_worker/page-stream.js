// Sends a page in two pieces: the first screen at once, the others once that is painted. As a whole, a phone takes
// most of it in before it paints, and that took longer than the first screen itself (bench/README.md).

// Behind the first screen the page asks for the style of the others (templates/page.html).
const SECOND_PIECE = '<link rel="stylesheet"';
const LATEST = 500;

/** @type {Set<() => void>} */
const waiting = new Set();

/**
 * @param {string} page
 * @returns {[string, string]}
 */
export function splitPage(page) {
  const at = page.indexOf(SECOND_PIECE);
  return at < 0 ? [page, ""] : [page.slice(0, at), page.slice(at)];
}

/** A page says that it painted. Which one doesn't matter: too early only costs time. */
export function painted() {
  for (const resume of waiting) resume();
  waiting.clear();
}

/** @returns {Promise<void>} */
export const untilPainted = () =>
  new Promise((resume) => {
    waiting.add(resume);
    setTimeout(resume, LATEST);
  });

/**
 * Both pieces are here already: what was begun can't be cut off by a missing file.
 * @param {ArrayBuffer[]} pieces
 * @param {Promise<void> | undefined} mayContinue what the second waits for
 * @returns {ReadableStream<Uint8Array>}
 */
export const stream = ([first, second], mayContinue) =>
  new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(first));
      await mayContinue;
      controller.enqueue(new Uint8Array(second));
      controller.close();
    },
  });
