// Chooses the app's language from those that somebody prefers. The server has the same rule, webapp/languages.py, and
// both are tested with the cases of tests/vectors/languages.json.

/** Tags that mean the same, or what their readers also read; the nearest first. @type {Map<string, string[]>} */
const RELATED = new Map(
  Object.entries({
    fil: ["tl"],
    in: ["id"],
    iw: ["he"],
    mo: ["ro"],
    nb: ["no", "nn"],
    nn: ["nb", "no"],
    no: ["nb", "nn"],
    prs: ["fa"],
    sh: ["sr-latn", "sr"],
    tl: ["fil"],
    yue: ["zh-hant", "zh-hans", "zh"],
    zh: ["zh-hans"],
    "zh-hk": ["zh-hant"],
    "zh-mo": ["zh-hant"],
    "zh-tw": ["zh-hant"],
  }),
);

/**
 * The known language nearest to a tag: that of the tag itself, else of a shorter one (`nl-BE` → `nl`), each time also
 * what is related to it, else another variety of the same language (`pt` → `pt-BR`).
 * @param {string} tag
 * @param {string[]} known
 */
function nearest(tag, known) {
  const subtags = tag.toLowerCase().split(/[-_]/u);
  const names = subtags
    .map((_, dropped) => subtags.slice(0, subtags.length - dropped).join("-"))
    .flatMap((name) => [name, ...(RELATED.get(name) ?? [])]);
  const codes = new Map(known.map((code) => [code.toLowerCase(), code]));
  const found = names.find((each) => codes.has(each));
  return found ? codes.get(found) : known.find((code) => code.toLowerCase().startsWith(`${subtags[0]}-`));
}

/**
 * The language of the first tag that the app has a language for.
 * @param {readonly string[]} asked BCP 47 tags, the most wanted one first
 * @param {string[]} known the app's own codes
 * @returns {string | undefined} one of `known`; undefined where none fits
 */
export const chooseLanguage = (asked, known) => asked.map((tag) => nearest(tag, known)).find(Boolean);
