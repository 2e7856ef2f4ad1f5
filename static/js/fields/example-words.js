// The examples in all languages that are on this phone: whoever put one in may have read another language.
import { textSlots, translationIn } from "../initial/language.js";
import { textLanguage } from "../initial/texts.js";
import { ownText } from "../ui/element.js";

/** What each example says, by language, as far as it is known. @type {Map<string, Map<Node, string>>} */
const known = new Map();
/** The languages in which all are known. @type {Set<string>} */
const read = new Set();

/** @param {string} code */
function wordsIn(code) {
  const words = known.get(code) ?? new Map();
  known.set(code, words);
  return words;
}

/**
 * What an example says in the page's language, and then in the others.
 * @param {Element} button
 */
export function wordsOf(button) {
  const own = ownText(button);
  wordsIn(textLanguage()).set(button, own);
  return [...new Set([own, ...[...known.values()].map((words) => words.get(button) ?? "")])].filter(Boolean);
}

/** Those that are here; where nothing is kept for offline, the one in which the page came. */
function languagesHere() {
  const { languagesHere: here = "", written = "" } = document.documentElement.dataset;
  return [...here.split(" "), written].filter((code) => code && code !== textLanguage() && !read.has(code));
}

/** Read what is here and isn't read yet; gives whether there was something. */
export async function readExamples() {
  const codes = languagesHere();
  for (const code of codes) {
    const words = (await translationIn(code).catch(() => null))?.words ?? [];
    const slots = textSlots();
    if (words.length !== slots.length || read.has(code)) continue;
    read.add(code);
    for (const [at, slot] of slots.entries()) {
      const button = "parent" in slot ? slot.parent : null;
      if (button instanceof Element && button.matches("[data-example-for]"))
        wordsIn(code).set(button, words[at].trim());
    }
  }
  return codes.length > 0;
}
