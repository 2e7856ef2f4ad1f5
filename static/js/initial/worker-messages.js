// What the page and the service worker agree on: both import it, so that neither waits for what the other never says.

/** The page to the worker: the first screen is painted, so the rest of the page may follow (page-stream.js). */
export const PAINTED = "painted";
/** The page to a new version's worker: stop waiting, and replace the old one. */
export const TAKE_OVER = "take over";
/** The page asks which languages work without a network. The worker fetches what is missing, and says `HERE`. */
export const WHAT_IS_HERE = "what is here?";
/**
 * The worker to all pages, again after each language that came: `{type, languages, ended}`, the codes of those that
 * are here, and whether it has tried all.
 */
export const HERE = "here";
/** The worker to the page, while it is installed: `{type, share}`, the share of what is there, from 0 to 1. */
export const INSTALLED_SHARE = "installed share";

/** The cache in which the page leaves the codes of the languages that were chosen, separated by a space. */
export const CHOSEN_LANGUAGES = "andersom-languages";

/** The cache in which the worker leaves files that were shared to the app, until the page imports them. */
export const SHARED_FILES = "andersom-shared";

/**
 * Marks each place of a text in the frame whose word is in the first half of a language's words, and stands between the
 * words (webapp/pages/page_parts.py).
 */
export const MARK = "\x1f";
/** Marks the places of the second half's words, and stands between the two halves. */
export const SECOND_MARK = "\x1d";
/** Stands between a page and its manifest, which are taken apart together. */
export const BEHIND_PAGE = "\x1e";
