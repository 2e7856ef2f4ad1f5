// The page's texts in another language, out of the parts that the worker keeps (webapp/pages/page_parts.py):
// the frame that all languages share is read once, and each language's words are put where it has marks.
import { slots } from "./text-slots.js";
import { withTimeLimit } from "./time-limit.js";
import { trusted } from "./trusted-types.js";
import { BEHIND_PAGE, MARK, SECOND_MARK } from "./worker-messages.js";

/**
 * @typedef {{
 *   code: string, dir: string, title: string, build: string, words: string[], texts: Record<string, string>
 * }} Translation
 */
/**
 * @typedef {{
 *   count: number, build: string, code: string, dir: string, title: string, words: string[], texts: string
 * }} Frame
 */

const PATIENCE = 20_000;
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`, "gu");
const MARKS = new RegExp(`[${MARK}${SECOND_MARK}]`, "gu");

/** @type {Promise<Frame> | null} */
let frame = null;

/** @param {string} address relative to this page */
const fetchText = (address) =>
  withTimeLimit(PATIENCE, async (signal) => {
    const response = await fetch(new URL(address, location.href), { signal });
    if (!response.ok) throw new Error(`no ${address}`);
    return response.text();
  });

/** @param {string} html */
const parse = (html) =>
  new DOMParser().parseFromString(/** @type {string} */ (trusted().createHTML(html)), "text/html");

/**
 * The frame, in which each word's place has the word's number. Read screen by screen, so that no press has to wait
 * until all is read.
 * @returns {Promise<Frame>}
 */
async function fetchFrame() {
  const marked = await fetchText("../frame.txt");
  const [first, second] = [MARK, SECOND_MARK].map((mark) => marked.split(mark).length - 1);
  // The number that the next word of each half has; those of the second follow on those of the first.
  /** @type {Record<string, number>} */
  const next = { [MARK]: 0, [SECOND_MARK]: first };
  const number = (/** @type {string} */ mark) => {
    next[mark] += 1;
    return `${MARK}${next[mark] - 1}${MARK}`;
  };
  const [numbered] = marked.replace(MARKS, number).split(BEHIND_PAGE);
  /** @type {Document[]} */
  const parts = [];
  /** @type {string[]} */
  const words = [];
  for (const part of numbered.split(/(?=<section data-screen=)/u)) {
    const page = parse(part);
    parts.push(page);
    words.push(...slots(page.body).map(({ text }) => text));
    await new Promise((done) => setTimeout(done));
  }
  const [head, last] = [parts[0], parts[parts.length - 1]];
  const { lang, dataset } = head.documentElement;
  return {
    count: first + second,
    build: dataset.build ?? "",
    code: lang,
    // As they stand there: a number is no direction, and marks are no part of a title.
    dir: head.documentElement.getAttribute("dir") ?? "",
    title: head.querySelector("title")?.textContent ?? "",
    words,
    texts: last.querySelector("#texts")?.textContent ?? "{}",
  };
}

/**
 * A word as a browser reads it.
 * @param {string} word out of a page
 */
function decoded(word) {
  if (!word.includes("&")) return word;
  const reader = document.createElement("textarea");
  reader.innerHTML = /** @type {string} */ (trusted().createHTML(word));
  return reader.value;
}

/**
 * One language's texts. Raises an Error where they can't be had.
 * @param {string} code
 * @returns {Promise<Translation>}
 */
export async function fetchTranslation(code) {
  frame ??= fetchFrame();
  frame.catch(() => {
    frame = null;
  });
  const [{ count, build, words, texts, ...rest }, languageWords] = await Promise.all([
    frame,
    fetchText(`../${code}/words.txt`).then((answer) => answer.replace(SECOND_MARK, MARK).split(MARK)),
  ]);
  const fill = (/** @type {string} */ text) => text.replace(MARKED, (_, at) => decoded(languageWords[at] ?? ""));
  if (fill(rest.code) !== code) throw new Error(`no words in ${code}`);
  return {
    code,
    dir: fill(rest.dir),
    title: fill(rest.title),
    // Words of another build belong into another frame.
    build: languageWords.length === count ? build : "",
    words: words.map(fill),
    texts: JSON.parse(texts.replace(MARKED, (_, at) => languageWords[at] ?? "")),
  };
}
