// The texts that scripts show. They come from the page, where gettext put them.

/** @type {Record<string, string>} */
let texts = {};

/**
 * Take the texts out of a page.
 * @param {ParentNode} page
 */
export const readTexts = (page) => JSON.parse(page.querySelector("#texts")?.textContent ?? "{}");

/** @param {Record<string, string>} fresh */
export function useTexts(fresh) {
  texts = fresh;
}

/**
 * One text in the page's language, its {words} filled in. Raises an Error for an unknown name.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function t(name, values = {}) {
  if (!(name in texts)) throw new Error(`no text ${name}`);
  return texts[name].replace(/\{(\w+)\}/g, (_, word) => String(values[word] ?? ""));
}
