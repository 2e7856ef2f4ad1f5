// Changes the page's language in place: the texts change, and nothing else does: no reload, no lost caret,
// selection, scroll, timer or half-typed word.
import { on, onBatch, emit } from "./events.js";
import { behindFrame } from "./scheduling.js";
import { parsed } from "./parsed.js";
import { preference, remember } from "./preferences.js";
import { slots, write } from "./text-slots.js";
import { readTexts, useTexts } from "./texts.js";
import { fetchTranslation } from "./translations.js";

/** @typedef {import("./translations.js").Version} Version */
/** @typedef {import("./text-slots.js").Slot} Slot */

const root = document.documentElement;
/** @type {Map<string, Promise<Version>>} */
const versions = new Map();
/** @type {Slot[] | null} */
let found = null;
/** @type {Element[] | null} */
let choices = null;

/** The places of this page's texts, in order; a version's words have the same order. Looked for when first needed. */
export const places = () => (found ??= slots(document.body));
let asked = "";

/**
 * One language's words; read once, from the cache where there is one. Raises an Error where it can't be had.
 * @param {string} code
 */
export function translationIn(code) {
  const known = versions.get(code) ?? fetchTranslation(code);
  versions.set(code, known);
  known.catch(() => versions.delete(code));
  return known;
}

/** @param {Version} version */
function apply({ code, dir, title, words, texts }) {
  for (const [at, slot] of places().entries()) write(slot, words[at]);
  useTexts(texts);
  root.lang = code;
  // Even the same value again would have the whole page styled anew.
  if (root.dir !== dir) root.dir = dir;
  document.title = title;
  choices ??= [...document.querySelectorAll("[data-lang]")];
  for (const link of choices) {
    link.setAttribute("aria-current", String(link instanceof HTMLElement && link.dataset.lang === code));
  }
}

/** What nobody sees at once: the address, and the choice for the next time. */
function followUp() {
  remember("language", root.lang);
  history.replaceState(history.state, "", new URL(`../${root.lang}/${location.search}${location.hash}`, location.href));
}

/** The chosen language is in sight in the row of languages, which alone scrolls for it. */
function revealChoice() {
  const chosen = document.querySelector('[data-lang][aria-current="true"]');
  const row = chosen?.parentElement;
  if (!(chosen instanceof HTMLElement) || !row) return;
  const { left, right } = chosen.getBoundingClientRect();
  const edge = row.getBoundingClientRect();
  if (left < edge.left) row.scrollLeft += left - edge.left;
  else if (right > edge.right) row.scrollLeft += right - edge.right;
}

/**
 * Change to a language. A page of another build has other places: then the phone goes there. Where there is no
 * page to be had, this one stays: what it holds must not give way to a browser's error.
 * @param {string} code
 */
export async function changeLanguage(code) {
  asked = code;
  // Nothing is to change, so nothing moves either: the next choice may be under a finger already.
  if (code === root.lang) return;
  const version = await translationIn(code).catch(() => null);
  await parsed;
  if (asked !== code) return;
  if (!version) {
    emit("language missing");
    return;
  }
  // Who chooses the second language as the first one swaps the two.
  if (code === preference("second")) remember("second", root.lang);
  if (version.build !== root.dataset.build || version.words.length !== places().length) {
    remember("language", code);
    location.assign(new URL(`../${code}/${location.hash}`, location.href));
    return;
  }
  apply(version);
  emit("language");
  // At once: a row that moves later would move away from under a finger. Last: it waits for the layout of all texts.
  revealChoice();
}

/** Begin to listen for a choice; the other languages are read while the phone has nothing to do. */
export function watchLanguage() {
  void parsed.then(() => {
    useTexts(readTexts(document));
    revealChoice();
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-lang]") : null;
    if (!(link instanceof HTMLElement) || !link.dataset.lang) return;
    event.preventDefault();
    void changeLanguage(link.dataset.lang);
  });
  // A press takes the focus, and with it the keyboard of whoever is typing; a change of language must not.
  document.addEventListener("pointerdown", keepFocus);
  document.addEventListener("mousedown", keepFocus);
  on(["offline"], readAhead);
  onBatch(["language"], followUp, behindFrame);
}

/** @param {Event} event */
function keepFocus(event) {
  const pressed = event.target instanceof Element && event.target.closest("[data-lang]");
  if (pressed && document.activeElement?.matches("[data-field]")) event.preventDefault();
}

async function readAhead() {
  if (root.dataset.offline !== "ready") return;
  places();
  for (const code of (root.dataset.languages ?? "").split(" ")) {
    await new Promise((idle) => ("requestIdleCallback" in window ? requestIdleCallback(idle) : setTimeout(idle, 200)));
    await translationIn(code).catch(() => {});
  }
}
