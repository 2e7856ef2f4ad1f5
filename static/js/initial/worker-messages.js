// What the page and the service worker agree on: both import it, so that neither waits for what the other never says.

/** The page to the worker: the first screen is painted, so the rest of the page may follow (page-stream.js). */
export const PAINTED = "painted";
/** The page to a new version's worker: stop waiting, and replace the old one. */
export const TAKE_OVER = "take over";
/** The page asks whether everything is there to work offline; the worker answers true or false through the port. */
export const IS_COMPLETE = "complete?";

/** The cache in which the worker leaves files that were shared to the app, until the page imports them. */
export const SHARED_FILES = "andersom-shared";

/** Marks each place of a text in the frame, and stands between the words (webapp/pages/page_parts.py, MARK). */
export const MARK = "\x1f";
