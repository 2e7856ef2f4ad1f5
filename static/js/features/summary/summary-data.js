// What the summary says, whoever draws it: the names, the confidence, which answers are lists, the answers by screen.
import { ownText } from "../../ui/element.js";
import { secondText } from "../../ui/second-language.js";

/** @typedef {import("../../fields/answers.js").Answer} Answer */

/** Looks up what was said at a field, "" where nothing. @param {Answer[]} found */
export const answersIn = (found) => (/** @type {string} */ field) =>
  found.find((answer) => answer.field === field)?.said ?? "";

/** @param {Answer[]} found */
export function namesIn(found) {
  const said = answersIn(found);
  return { mentee: said("start.mentee_name"), mentor: said("start.mentor_name") };
}

/**
 * How sure the mentee was before and after; null where one of the two isn't known.
 * @param {Answer[]} found
 */
export function confidence(found) {
  const [before, after] = ["start.confidence", "reflect.confidence"].map((field) =>
    Number.parseInt(answersIn(found)(field), 10),
  );
  return before && after ? { before, after } : null;
}

/** The lines of an answer that say something. @param {string} said */
export const lines = (said) =>
  said
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * Whether an answer is a list, of chips or of steps; "" where it is none.
 * @param {Answer} answer
 */
export function listOf({ field, kind, said }) {
  if (kind === "choice" && field !== "plan.when") return "chips";
  return field === "plan.steps" && lines(said).length > 1 ? "steps" : "";
}

/**
 * The answers by screen, in the order of the page.
 * @param {Answer[]} found
 */
export const byScreen = (found) =>
  [...new Set(found.map(({ screen }) => screen))].map((screen) => {
    const heading = screen.querySelector("h1");
    return {
      screen,
      title: heading ? ownText(heading) : "",
      secondTitle: heading ? secondText(heading) : "",
      answers: found.filter((answer) => answer.screen === screen),
    };
  });
