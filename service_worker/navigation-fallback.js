// Addresses that are no page of ours: the root goes to a language that is here; others ask the network, but never wait
// for it long. A link whose `#` a messenger changed never gets there, since it holds a key.
import { withTimeLimit } from "../static/js/initial/time-limit.js";

/** Where something else can be shown. */
export const PATIENCE = 4000;
/** `#` in percent, once or more. */
const CHANGED = /\/*%(?:25)*23/u;
/** Where the network is the only way to the page. */
const LONGEST = 20_000;

/**
 * Ask the network, within a time limit.
 * @param {Request} request
 */
export const fetchPage = (request, milliseconds = LONGEST) =>
  withTimeLimit(milliseconds, (signal) => fetch(request, { signal }));

/**
 * Answer a navigation that isn't in the precache.
 * @param {Request} request
 * @param {string} root the address of the app's root
 * @param {() => Promise<string[]>} languagesToOpen the codes of those that are here, the most wanted first
 * @returns {Promise<Response>}
 */
export async function navigate(request, root, languagesToOpen) {
  const { origin, pathname, search } = new URL(request.url);
  if (CHANGED.test(pathname)) return Response.redirect(request.url.replace(CHANGED, "/#"));
  if (origin + pathname === root) {
    const [code] = await languagesToOpen();
    return code ? Response.redirect(`${root}${code}/${search}`) : fetchPage(request);
  }
  try {
    return await fetchPage(request, PATIENCE);
  } catch {
    return Response.redirect(root);
  }
}
