// A second language under the first, for two people who don't share one: text by text, each with its own lang and dir.
import { emit, on } from "../initial/events.js";
import { textSlots, translationIn } from "../initial/language.js";
import { preference, setPreference } from "../initial/preferences.js";
import { lastIn } from "../initial/text-slots.js";
import { fill, textLanguage } from "../initial/texts.js";

/** @type {Map<Text, HTMLElement>} */
const lines = new Map();
/**
 * The second language as it stands on the page, null where there is none.
 * @type {import("../initial/language.js").Translation | null}
 */
let shown = null;

/** The second language's code, "" where there is none or it is switched off. */
export function secondLanguage() {
  const code = preference("second") ?? "";
  return preference("two") === "on" && code !== textLanguage() ? code : "";
}

/**
 * An element's text in the second language, "" where none stands.
 * @param {Element} element
 */
export const secondText = (element) => element.querySelector(":scope > .second")?.textContent ?? "";

/**
 * One of the texts that scripts show in the second language, "" where there is none.
 * @param {string} name
 * @param {import("../initial/texts.js").Values} [values]
 */
export const secondT = (name, values = {}) => fill(shown?.texts[name] ?? "", values);

/**
 * A line in the second language, for what scripts write; null where there is nothing to say.
 * @param {string} text
 */
export function secondLine(text) {
  if (!(shown && text)) return null;
  const line = document.createElement("span");
  line.className = "second";
  line.lang = shown.code;
  line.dir = shown.dir;
  line.textContent = text;
  return line;
}

function clear() {
  shown = null;
  for (const line of lines.values()) line.remove();
  lines.clear();
  emit("second");
}

/**
 * @param {import("../initial/text-slots.js").TextSlot} slot
 * @param {string} words
 * @param {import("../initial/language.js").Translation} translation
 */
function drawLine(slot, words, { code, dir }) {
  const { node, parent, text } = slot;
  const line = lines.get(node) ?? document.createElement("span");
  line.className = "second";
  line.lang = code;
  line.dir = dir;
  line.textContent = words;
  // A heading is announced as each screen comes, in one language.
  if (parent instanceof Element && parent.matches("h1, h2")) line.setAttribute("aria-hidden", "true");
  lines.set(node, line);
  const last = lastIn(slot);
  // Names and numbers are the same in both.
  if (words === text.trim()) line.remove();
  else if (last && !line.isConnected) parent.insertBefore(line, last.nextSibling);
}

async function draw() {
  const code = secondLanguage();
  markChoice(code);
  emit("second chosen");
  if (!code) {
    if (shown) clear();
    return;
  }
  const translation = await translationIn(code).catch(() => null);
  if (code !== secondLanguage() || translation?.words.length !== textSlots().length) return;
  shown = translation;
  for (const [at, slot] of textSlots().entries()) {
    if (!("parent" in slot && slot.parent instanceof Element && slot.parent.closest("[data-screen]"))) continue;
    drawLine(slot, translation.words[at].trim(), translation);
  }
  emit("second");
}

const choices = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-second]"));

/** @param {string} code */
function markChoice(code) {
  for (const input of choices()) {
    input.checked = input.value === code;
    input.disabled = input.value === textLanguage();
  }
}

/** Show a second language; none where `code` is "". @param {string} code */
export function chooseSecond(code) {
  setPreference("second", code);
  setPreference("two", code ? "on" : "off");
  void draw();
}

export function watchSecondLanguage() {
  for (const input of choices()) input.addEventListener("change", () => chooseSecond(input.value));
  on(["language"], () => void draw());
  void draw();
}
