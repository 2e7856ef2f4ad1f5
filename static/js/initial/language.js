// Changes the page's language in place: the texts change, and nothing else does: no reload, no lost caret,
// selection, scroll, timer or half-typed word.
import { emit, on, onBatch } from "./events.js";
import { onPreferenceChange, preference, setPreference } from "./preferences.js";
import { afterPaint, behindFrame, pageParsed } from "./scheduling.js";
import { isChanged, slots, write } from "./text-slots.js";
import { readTexts, textLanguage, useTexts } from "./texts.js";
import { fetchTranslation } from "./translations.js";

/** @typedef {import("./translations.js").Translation} Translation */
/** @typedef {import("./text-slots.js").Slot} Slot */
/** @type {Map<string, Promise<Translation>>} */
const translations = new Map();
/** @type {Slot[] | null} */
let foundSlots = null;
/** The language that was asked for last; its words may not have come yet. */
let requested = "";

/** The places of this page's texts, in order; a translation's words have the same order. Found when first needed. */
export const textSlots = () => (foundSlots ??= slots(document.body));

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
  for (const [at, slot] of textSlots().entries()) write(slot, words[at]);
  useTexts(texts, code);
  root.lang = code;
  // Setting even the same value would make the browser style the whole page again.
  if (root.dir !== dir) root.dir = dir;
  document.title = title;
  for (const link of document.querySelectorAll("[data-lang]"))
    link.setAttribute("aria-current", String(link.getAttribute("data-lang") === code));
}

/** The address names the language that the page is in. */
function correctAddress() {
  const address = new URL(`../${textLanguage()}/${location.search}${location.hash}`, location.href);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** Save the choice, and correct the address. Nobody sees either, so they can wait. */
function saveChoice() {
  setPreference("language", textLanguage());
  correctAddress();
}

/** Change to the language that was chosen in another tab, or while this page was in the browser's back cache. */
function followChoice() {
  const code = preference("language") ?? "";
  const { languages = "" } = document.documentElement.dataset;
  if (code !== textLanguage() && languages.split(" ").includes(code)) void changeLanguage(code);
}

/** Put the page back into its own language after a browser has translated it. */
function undoBrowserTranslation() {
  const root = document.documentElement;
  const changed = textSlots().filter(isChanged);
  if (!changed.length && root.lang === textLanguage()) return;
  for (const slot of changed) write(slot, slot.text);
  root.lang = textLanguage();
  emit("language");
}

/** Scroll the row of languages, and nothing else, until the chosen one is in sight. */
function revealChoice() {
  const chosen = document.querySelector('[data-lang][aria-current="true"]');
  const row = chosen?.parentElement;
  if (!(chosen && row)) return;
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
  requested = code;
  // Nothing moves where nothing changes: the next choice may be under a finger already.
  if (code === textLanguage()) {
    undoBrowserTranslation();
    return;
  }
  const translation = await translationIn(code).catch(() => null);
  await pageParsed();
  if (requested !== code) return;
  if (!translation) {
    emit("language missing");
    return;
  }
  // Choosing the second language as the first one swaps the two.
  if (code === preference("second")) setPreference("second", textLanguage());
  if (textSlots().some((slot) => !("parent" in slot ? slot.parent : slot.node).isConnected)) foundSlots = null;
  if (translation.build !== root.dataset.build || translation.words.length !== textSlots().length) {
    setPreference("language", code);
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
    afterPaint(textSlots);
  });
  document.addEventListener("click", (event) => {
    const wanted = event.target instanceof Element && event.target.closest("[data-lang]")?.getAttribute("data-lang");
    if (!wanted) return;
    event.preventDefault();
    void changeLanguage(wanted);
  });
  // A press would take the focus, and with it the keyboard of whoever is typing.
  document.addEventListener("pointerdown", keepFocus);
  document.addEventListener("mousedown", keepFocus);
  addEventListener("popstate", correctAddress);
  addEventListener("pageshow", ({ persisted }) => void (persisted && followChoice()));
  onPreferenceChange("language", followChoice);
  on(["offline"], () => void prefetchLanguages());
  onBatch(["language"], saveChoice, behindFrame);
}

/** @param {Event} event */
function keepFocus(event) {
  const pressed = event.target instanceof Element && event.target.closest("[data-lang]");
  if (pressed && document.activeElement?.matches("[data-field]")) event.preventDefault();
}

async function prefetchLanguages() {
  const { offline, languages = "" } = document.documentElement.dataset;
  if (offline !== "ready") return;
  textSlots();
  for (const code of languages.split(" ")) {
    await new Promise((idle) =>
      window.requestIdleCallback ? window.requestIdleCallback(idle) : setTimeout(idle, 200),
    );
    await translationIn(code).catch(() => {});
  }
}
