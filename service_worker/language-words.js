// A language's words as the server sends them, out of the two halves that the phone keeps.
import { SECOND_MARK } from "../static/js/initial/worker-messages.js";
import { fetchMissing } from "./fetch-entries.js";
import { wordsIn } from "./precache.js";

/**
 * Answer a page that changes its language. A half that isn't here is fetched, and must be this version's: the page puts
 * the words into this version's frame.
 * @param {import("./precache.js").Precache} precache
 * @param {string} code
 */
export async function languageWords(precache, code) {
  const halves = wordsIn(precache, code);
  await fetchMissing(precache, halves);
  const found = await Promise.all(halves.map(({ url }) => precache.controller.matchPrecache(url)));
  const texts = await Promise.all(found.map((half) => half?.text() ?? ""));
  return new Response(texts.join(SECOND_MARK), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
