// Reads the answers on the page, as words.

import { textLanguage } from "../initial/texts.js";
import { attachedTo } from "../session/attachments.js";
import { formatDate, readDate } from "../ui/dates.js";
import { ownText } from "../ui/element.js";
import { secondLanguage, secondText } from "../ui/second-language.js";
import { controls, fieldOf, isFaulty, isText } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */
/**
 * What was said at one field: the second words stand in the second language, "" where there is none. The prompt is its
 * question where the field is the only one that answers it, else "".
 * @typedef {{field: string, prompt: string, secondPrompt: string, question: string, secondQuestion: string,
 *   said: string, secondSaid: string,
 *   screen: HTMLElement, kind: "text" | "choice" | "scale"}} Answer
 */

/** @typedef {(element: Element) => string} TextOf ownText, or secondText */

/**
 * A moment as people say it; what isn't a moment stays as it is.
 * @param {string} moment local date and time, `2026-11-27T10:30`
 * @param {string} language
 */
function formatMoment(moment, language) {
  const date = readDate(moment);
  return date ? formatDate(date, "longMoment", language) : moment;
}

/**
 * What a field's controls say, in words of a language; "" where nothing.
 * @param {Control[]} group
 * @param {string} language
 * @param {TextOf} textOf
 */
function answer(group, language, textOf) {
  if (isText(group[0])) return group[0].value.trim();
  if (group[0].type === "datetime-local") return isFaulty(group[0]) ? "" : formatMoment(group[0].value, language);
  const chosen = group.filter((control) => control instanceof HTMLInputElement && control.checked);
  const scale = group[0].closest(".scale") ? " / 5" : "";
  return chosen.map((control) => wordsOf(control, textOf) + scale).join("\n");
}

/**
 * What a choice is called: a card's title without its hint, a mark's number.
 * @param {Control} control
 * @param {TextOf} textOf
 */
function wordsOf(control, textOf) {
  const label = control.closest("label");
  const words = label?.querySelector("b") ?? label?.querySelector("span");
  return words ? textOf(words) : "";
}

/** @param {Control} control */
function kindOf(control) {
  if (isText(control)) return "text";
  return control.closest(".scale") ? "scale" : "choice";
}

/**
 * The question of the prompt that a field alone answers.
 * @param {Control} control
 * @param {TextOf} textOf
 */
function promptOf(control, textOf) {
  const prompt = control.closest("[data-prompt]");
  const heading = prompt?.querySelectorAll(".field").length === 1 ? prompt.querySelector("h2") : null;
  return heading ? textOf(heading) : "";
}

/**
 * Each answered field of the page that may be shown: its screen, its question, what was said; "" beside pictures only.
 * @returns {Answer[]}
 */
export function answers() {
  /** @type {Map<string, Control[]>} */
  const groups = new Map();
  for (const control of controls().filter((found) => !found.closest("[data-private]"))) {
    groups.set(fieldOf(control), [...(groups.get(fieldOf(control)) ?? []), control]);
  }
  const second = secondLanguage();
  return [...groups].flatMap(([field, group]) => {
    const said = answer(group, textLanguage(), ownText);
    const screen = group[0].closest("[data-screen]");
    const label = group[0].closest(".field")?.querySelector("label, legend");
    if (!((said || attachedTo(field).length) && label && screen instanceof HTMLElement)) return [];
    const kind = kindOf(group[0]);
    const secondSaid = second && kind === "choice" ? answer(group, second, secondText).trim() : "";
    const [prompt, secondPrompt] = [promptOf(group[0], ownText), promptOf(group[0], secondText)];
    return [
      {
        field,
        prompt,
        secondPrompt,
        question: ownText(label),
        secondQuestion: secondText(label),
        said,
        secondSaid,
        screen,
        kind,
      },
    ];
  });
}
