// Changes the page's language in place: the texts change, and nothing else does: no reload, no lost caret,
// selection, scroll, timer or half-typed word.
import { emit, on, onBatch } from "./events.js";
import { onPreferenceChange, preference, setPreference } from "./preferences.js";
import { behindFrame, pageParsed } from "./scheduling.js";
import { isChanged, isLost, slots, write } from "./text-slots.js";
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
/** What the page was given, whatever a browser that translates it made of that. */
let written = { dir: "", title: "", texts: {} };

/** The places of this page's texts, in order; a translation's words have the same order. Found when first needed. */
export const textSlots = () => (foundSlots ??= slots(document.body));

/** Find the places anew where some are gone; gives whether they were. */
function findLostSlots() {
  const lost = textSlots().some(isLost);
  if (lost) foundSlots = null;
  return lost;
}

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

/** Whether a translation's words belong into the places of this page. @param {Translation} translation */
const fits = ({ build, words }) =>
  build === document.documentElement.dataset.build && words.length === textSlots().length;

/** @param {Omit<Translation, "build">} translation */
function apply({ code, dir, title, words, texts }) {
  const root = document.documentElement;
  written = { dir, title, texts };
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

/**
 * Put the page back into its own language after a browser has translated it. What the places held when they were found
 * may be the browser's words already: the translation's are surely ours.
 */
async function undoBrowserTranslation() {
  const code = textLanguage();
  if (code === document.documentElement.lang && !textSlots().some(isChanged)) return;
  const translation = await translationIn(code).catch(() => null);
  if (requested !== code) return;
  if (findLostSlots() && translation && !fits(translation)) {
    location.reload();
    return;
  }
  const words = textSlots().map(({ text }) => text);
  apply(translation && fits(translation) ? translation : { ...written, code, words });
  emit("language");
}

/**
 * Change the page's language in place. Where the translation is of another build, its words don't fit: then load the
 * page in that language. Where there is none to be had, say so and stay: the browser's error must not replace the page.
 * @param {string} code
 */
export async function changeLanguage(code) {
  requested = code;
  if (code === textLanguage()) return undoBrowserTranslation();
  const translation = await translationIn(code).catch(() => null);
  await pageParsed();
  if (requested !== code) return;
  if (!translation) {
    emit("language missing");
    return;
  }
  // Choosing the second language as the first one swaps the two.
  if (code === preference("second")) setPreference("second", textLanguage());
  findLostSlots();
  if (!fits(translation)) {
    setPreference("language", code);
    location.assign(new URL(`../${code}/${location.hash}`, location.href));
    return;
  }
  apply(translation);
  emit("language");
}

/** Follow the choice of a language, and fetch the other languages while the phone has nothing to do. */
export function watchLanguage() {
  // As boot.js saw it; a browser may have translated the page since.
  const { lang, dir, dataset } = document.documentElement;
  const code = dataset.written ?? lang;
  const { title } = document;
  void pageParsed().then(() => {
    written = { dir, title, texts: readTexts(document) };
    useTexts(written.texts, code);
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
  const pressed = event.target instanceof Element && event.target.closest(".languages");
  if (pressed && document.activeElement?.matches("[data-field]")) event.preventDefault();
}

async function prefetchLanguages() {
  const { offline, languagesHere = "" } = document.documentElement.dataset;
  if (offline !== "ready") return;
  textSlots();
  for (const code of languagesHere.split(" ")) {
    await new Promise((idle) =>
      window.requestIdleCallback ? window.requestIdleCallback(idle) : setTimeout(idle, 200),
    );
    await translationIn(code).catch(() => {});
  }
}
