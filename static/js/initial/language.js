// Changes the page's language in place: the texts change, and nothing else does: no reload, no lost caret,
// selection, scroll, timer or half-typed word.
import { emit, on, onBatch } from "./events.js";
import { preference, remember, whenRemembered } from "./preferences.js";
import { afterPaint, behindFrame, pageParsed } from "./scheduling.js";
import { isChanged, slots, write } from "./text-slots.js";
import { readTexts, textLanguage, useTexts } from "./texts.js";
import { fetchTranslation } from "./translations.js";

/** @typedef {import("./translations.js").Translation} Translation */
/** @typedef {import("./text-slots.js").Slot} Slot */
/** @type {Map<string, Promise<Translation>>} */
const translations = new Map();
/** @type {Slot[] | null} */
let found = null;
/** The language that was chosen last; it may still be on its way. */
let asked = "";

/** The places of this page's texts, in order; a translation's words have the same order. Found when first needed. */
export const places = () => (found ??= slots(document.body));

/**
 * One language's words, fetched once. Raises an Error where they can't be had.
 * @param {string} code
 */
export function translationIn(code) {
  const translation = translations.get(code) ?? fetchTranslation(code);
  translations.set(code, translation);
  translation.catch(() => translations.delete(code));
  return translation;
}

/** @param {Translation} translation */
function apply({ code, dir, title, words, texts }) {
  const root = document.documentElement;
  for (const [at, slot] of places().entries()) write(slot, words[at]);
  useTexts(texts, code);
  root.lang = code;
  // Setting even the same value would make the browser style the whole page again.
  if (root.dir !== dir) root.dir = dir;
  document.title = title;
  for (const link of document.querySelectorAll("[data-lang]")) {
    link.setAttribute("aria-current", String(link instanceof HTMLElement && link.dataset.lang === code));
  }
}

/** The address names the language that the page is in. */
function mendAddress() {
  const address = new URL(`../${textLanguage()}/${location.search}${location.hash}`, location.href);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** What nobody sees at once: remember the choice, and correct the address. */
function followUp() {
  remember("language", textLanguage());
  mendAddress();
}

/** Another tab has another language by now, or this page comes back as it was before. */
function followChoice() {
  const code = preference("language") ?? "";
  const { languages = "" } = document.documentElement.dataset;
  if (code !== textLanguage() && languages.split(" ").includes(code)) void changeLanguage(code);
}

/** The page in its own language again, after a browser translated it. */
function restore() {
  const root = document.documentElement;
  const changed = places().filter(isChanged);
  if (!changed.length && root.lang === textLanguage()) return;
  for (const slot of changed) write(slot, slot.text);
  root.lang = textLanguage();
  emit("language");
}

/** Scroll the row of languages, and nothing else, until the chosen one is in sight. */
function revealChoice() {
  const chosen = document.querySelector('[data-lang][aria-current="true"]');
  const row = chosen?.parentElement;
  if (!(chosen instanceof HTMLElement && row)) return;
  const { left, right } = chosen.getBoundingClientRect();
  const edge = row.getBoundingClientRect();
  if (left < edge.left) row.scrollLeft += left - edge.left;
  else if (right > edge.right) row.scrollLeft += right - edge.right;
}

/**
 * Change the page's language in place. Where the translation is of another build, its words don't fit: then load the
 * page in that language. Where there is none to be had, say so and stay: the browser's error must not replace the page.
 * @param {string} code
 */
export async function changeLanguage(code) {
  const root = document.documentElement;
  asked = code;
  // Nothing moves where nothing changes: the next choice may be under a finger already.
  if (code === textLanguage()) {
    restore();
    return;
  }
  const translation = await translationIn(code).catch(() => null);
  await pageParsed();
  if (asked !== code) return;
  if (!translation) {
    emit("language missing");
    return;
  }
  // Choosing the second language as the first one swaps the two.
  if (code === preference("second")) remember("second", textLanguage());
  if (places().some((slot) => !("parent" in slot ? slot.parent : slot.node).isConnected)) found = null;
  if (translation.build !== root.dataset.build || translation.words.length !== places().length) {
    remember("language", code);
    location.assign(new URL(`../${code}/${location.hash}`, location.href));
    return;
  }
  apply(translation);
  emit("language");
  // At once, since a row that moves later would move away from under a finger; and last, since it needs the new layout.
  revealChoice();
}

/** Follow the choice of a language, and fetch the other languages while the phone has nothing to do. */
export function watchLanguage() {
  const code = document.documentElement.lang;
  void pageParsed().then(() => {
    useTexts(readTexts(document), code);
    revealChoice();
    afterPaint(places);
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-lang]") : null;
    if (!(link instanceof HTMLElement && link.dataset.lang)) return;
    event.preventDefault();
    void changeLanguage(link.dataset.lang);
  });
  // A press would take the focus, and with it the keyboard of whoever is typing.
  document.addEventListener("pointerdown", keepFocus);
  document.addEventListener("mousedown", keepFocus);
  addEventListener("popstate", mendAddress);
  addEventListener("pageshow", ({ persisted }) => void (persisted && followChoice()));
  whenRemembered("language", followChoice);
  on(["offline"], () => void readAhead());
  onBatch(["language"], followUp, behindFrame);
}

/** @param {Event} event */
function keepFocus(event) {
  const pressed = event.target instanceof Element && event.target.closest("[data-lang]");
  if (pressed && document.activeElement?.matches("[data-field]")) event.preventDefault();
}

async function readAhead() {
  const { offline, languages = "" } = document.documentElement.dataset;
  if (offline !== "ready") return;
  places();
  for (const code of languages.split(" ")) {
    await new Promise((idle) =>
      window.requestIdleCallback ? window.requestIdleCallback(idle) : setTimeout(idle, 200),
    );
    await translationIn(code).catch(() => {});
  }
}
