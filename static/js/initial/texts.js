// The texts that scripts show. They come from the page, where gettext put them.

/** @type {Record<string, string>} */
let texts = {};
let code = "";

/** The language of the texts. What <html> says may be the browser's, which translated the page into another one. */
export const textLanguage = () => code || document.documentElement.lang;

/**
 * Take the texts out of a page.
 * @param {ParentNode} page
 */
export const readTexts = (page) => JSON.parse(page.querySelector("#texts")?.textContent ?? "{}");

/**
 * @param {Record<string, string>} named the texts by their names
 * @param {string} language their code
 */
export function useTexts(named, language) {
  texts = named;
  code = language;
}

/** @typedef {Record<string, string | number>} Values */

/**
 * A text with its {words} filled in.
 * @param {string} text
 * @param {Values} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/gu, (_, word) => String(values[word] ?? ""));

/** Whether there is such a text. @param {string} name */
export const hasText = (name) => typeof texts[name] === "string";

/**
 * One text in the page's language, its {words} filled in. Raises an Error for an unknown name.
 * @param {string} name
 * @param {Values} [values]
 */
export function t(name, values = {}) {
  if (!(name in texts)) throw new Error(`no text ${name}`);
  return fill(texts[name], values);
}
