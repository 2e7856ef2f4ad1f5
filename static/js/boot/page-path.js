// The path of a page. The server answers its root with a page too, and `/nl` as `/nl/`; the address follows.
import { chooseLanguage } from "./choose-language.js";

/**
 * The path that names the page's language, without the link that stands in it where `#` was changed.
 * @param {string} path
 * @param {string} language the page's
 * @param {string[]} known the app's own codes
 */
export function pagePath(path, language, known) {
  const [place, link] = path.split(/\/*%(?:25)*23/u);
  const at = place.lastIndexOf("/") + 1;
  const [folder, name] = [place.slice(0, at), place.slice(at)];
  // However the language is written there: `/nl`, `/NL`, `/nl-BE`.
  if (chooseLanguage([name], [language])) return `${folder}${language}/`;
  if (link !== undefined) return `${place}/${language}/`;
  // Some hosts answer whatever isn't there with one page; it stays where the person asked for it.
  return known.some((code) => folder.endsWith(`/${code}/`)) ? path : `${folder}${language}/`;
}
