// What scripts say where people decide something: in the page's language and, where two are shown, in the second one
// under it. It is said anew each time that the languages change.
import { on } from "../initial/events.js";
import { t, textLanguage } from "../initial/texts.js";
import { ownText } from "./element.js";
import { secondLanguage, secondLine, secondT, secondText } from "./second-language.js";

/** @typedef {(translate: typeof t, language: string) => string} Phrase what a function makes of texts, in a language */
/** @typedef {string | Element | Phrase} Words a text by its name, the words of an element of the page, or a phrase */

/** What the elements say that are marked as [data-phrase]. @type {WeakMap<Element, Words>} */
const saidBy = new WeakMap();

/** @param {Words} words */
function inFirst(words) {
  if (typeof words === "string") return t(words);
  return typeof words === "function" ? words(t, textLanguage()) : ownText(words);
}

/** @param {Words} words */
function inSecond(words) {
  const language = secondLanguage();
  if (typeof words === "function") return language ? words(secondT, language) : "";
  return typeof words === "string" ? secondT(words) : secondText(words);
}

/** What each of them was drawn with. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** @param {HTMLElement} place */
function draw(place) {
  const words = /** @type {Words} */ (saidBy.get(place));
  const first = inFirst(words);
  const second = place.dataset.phrase === "both" ? inSecond(words) : "";
  // What says nothing new stays as it is: a browser may have translated it.
  const now = JSON.stringify([first, second, textLanguage()]);
  if (place.hasChildNodes() && drawn.get(place) === now) return;
  drawn.set(place, now);
  // Names and numbers are the same in both.
  const line = second === first ? null : secondLine(second);
  // What is announced as it comes is announced in one language.
  if (place.matches("h2, .announced")) line?.setAttribute("aria-hidden", "true");
  place.replaceChildren(first, ...(line ? [line] : []));
}

/**
 * Say something in an element, as long as it is in the page.
 * @template {HTMLElement} Place
 * @param {Place} place
 * @param {Words} words
 * @param {"both" | "one"} [languages] of the two that are shown
 */
export function say(place, words, languages = "both") {
  place.dataset.phrase = languages;
  saidBy.set(place, words);
  draw(place);
  return place;
}

export function watchBothLanguages() {
  on(["language", "second"], () => {
    for (const place of document.querySelectorAll("[data-phrase]"))
      if (place instanceof HTMLElement && saidBy.has(place)) {
        drawn.delete(place);
        draw(place);
      }
  });
}
