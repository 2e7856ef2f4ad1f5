// Shows what was said: the answers on the summary, and the plan where it is needed.
import { showAttached } from "./attach.js";
import { attachedTo } from "./attached.js";
import { controls, fieldOf, isText } from "./controls.js";
import { hear } from "./events.js";
import { currentStep } from "./screens.js";
import { ownText } from "./second.js";
import { current } from "./sessions.js";

/** @typedef {import("./controls.js").Control} Control */

/** @param {Element | null | undefined} element */
const textOf = (element) => (element ? ownText(element) : "");

/**
 * A moment as people say it, in the page's language; what isn't a moment stays as it is.
 * @param {string} moment local date and time, `2026-11-27T10:30`
 */
function sayMoment(moment) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" }).format(date);
}

/**
 * What a field's controls say, in words of the page's language; "" where nothing.
 * @param {Control[]} group
 */
function answer(group) {
  if (isText(group[0])) return group[0].value.trim();
  if (group[0].type === "datetime-local") return sayMoment(group[0].value);
  const chosen = group.filter((control) => control instanceof HTMLInputElement && control.checked);
  const scale = group[0].closest(".scale") ? " / 5" : "";
  return chosen.map((control) => wordsOf(control) + scale).join("\n");
}

/**
 * What a choice is called: a card's title without its hint, a mark's number.
 * @param {Control} control
 */
function wordsOf(control) {
  const label = control.closest("label");
  return textOf(label?.querySelector("b") ?? label?.querySelector("span"));
}

/** Each answered field of the page that may be shown: its screen, its question, what was said; "" beside pictures only. */
export function answers() {
  /** @type {Map<string, Control[]>} */
  const groups = new Map();
  for (const control of controls().filter((found) => !found.closest("[data-private]"))) {
    groups.set(fieldOf(control), [...(groups.get(fieldOf(control)) ?? []), control]);
  }
  return [...groups].flatMap(([field, group]) => {
    const said = answer(group);
    const screen = group[0].closest("[data-screen]");
    const question = textOf(group[0].closest(".field")?.querySelector("label, legend"));
    return (said || attachedTo(field).length) && screen instanceof HTMLElement ? [{ field, question, said, screen, kind: isText(group[0]) ? "text" : "choice" }] : [];
  });
}

/** @param {string} field */
function pictures(field) {
  const place = document.createElement("dd");
  const list = document.createElement("ul");
  place.className = "has-thumbs";
  place.dataset.attached = field;
  void showAttached(list, field);
  place.append(list);
  return place;
}

function drawSummary() {
  const found = answers();
  const parts = [...new Set(found.map(({ screen }) => screen))].map((screen) => {
    const part = document.createElement("section");
    const title = document.createElement("h2");
    const list = document.createElement("dl");
    part.dataset.phase = screen.dataset.screen;
    title.textContent = textOf(screen.querySelector("h1"));
    for (const { field, question, said } of found.filter((answer) => answer.screen === screen)) {
      const term = document.createElement("dt");
      const words = document.createElement("dd");
      term.textContent = question;
      words.textContent = said;
      words.dir = "auto";
      words.dataset.answer = field;
      list.append(term);
      if (said) list.append(words);
      if (attachedTo(field).length) list.append(pictures(field));
    }
    part.append(title, list);
    return part;
  });
  document.querySelector("[data-summary]")?.replaceChildren(...parts);
  for (const line of document.querySelectorAll("[data-when]")) {
    const when = line instanceof HTMLElement ? line.dataset.when : "";
    const shown = when === "filled" ? found.length > 0 : when === "empty" ? found.length === 0 : !current();
    line.toggleAttribute("hidden", !shown);
  }
}

function drawPlan() {
  const found = new Map(answers().map(({ field, said }) => [field, said]));
  for (const part of document.querySelectorAll("[data-preparation]")) {
    const rows = [...part.querySelectorAll("[data-show]")].filter((row) => row instanceof HTMLElement);
    for (const row of rows) {
      const said = found.get(row.dataset.show ?? "") ?? "";
      const words = /** @type {HTMLElement} */ (row.querySelector("dd"));
      row.hidden = !said;
      words.textContent = said;
      words.dir = "auto";
    }
    part.toggleAttribute("hidden", rows.every((row) => row.hidden));
  }
}

function draw() {
  const { screen } = currentStep();
  if (screen === "summary" || screen === "share") drawSummary();
  if (screen === "between" || screen === "lead") drawPlan();
}

/** Begin to draw them whenever they come on the screen. */
export const watchSummary = () => hear(["screen", "session", "language", "attached"], draw);
