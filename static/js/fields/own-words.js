// What people said earlier comes first among the examples: the mentee's own words, as topics to pick from.
import { on } from "../initial/events.js";
import { currentStep } from "../initial/screens.js";
import { current } from "../session/open-session.js";
import { element } from "../ui/element.js";
import { cut } from "../ui/graphemes.js";
import { examplesOf, markExamplesHere } from "./examples.js";

/** Which field takes up the words of which others. @type {Record<string, string[]>} */
const SOURCES = { "strength.topic": ["strength.good_at", "strength.mentor_unknown"] };
/** How many there are at the most, and of how many letters. */
const [MOST, LETTERS] = [4, 60];

/** @param {string[]} fields */
const wordsIn = (fields) => {
  const lines = fields.flatMap((field) => current()?.text(field).toString().split("\n") ?? []);
  const said = lines.map((line) => cut(line.trim(), LETTERS)).filter(Boolean);
  return [...new Set(said)].slice(0, MOST);
};

/**
 * @param {string} field
 * @param {string} words
 */
function buttonFor(field, words) {
  const button = element("button", "example own", words);
  button.type = "button";
  button.dir = "auto";
  button.dataset.exampleFor = field;
  button.toggleAttribute("data-live", true);
  return button;
}

function draw() {
  for (const [field, sources] of Object.entries(SOURCES)) {
    if (currentStep().id !== field) continue;
    for (const old of document.querySelectorAll(`.own[data-example-for="${field}"]`)) old.remove();
    const written = examplesOf(field).map(({ textContent }) => textContent);
    const own = wordsIn(sources).filter((words) => !written.includes(words));
    examplesOf(field)[0]?.parentElement?.prepend(...own.map((words) => buttonFor(field, words)));
  }
  markExamplesHere();
}

export const watchOwnWords = () => on(["screen", "session"], draw);
