// The summary as a page: who teaches whom, the topic large, confidence before and after, then the answers by phase.
import { showAttached } from "../../fields/attachments/attach-button.js";
import { t } from "../../initial/texts.js";
import { attachedTo } from "../../session/attachments.js";
import { whoTeaches } from "../../session/labels.js";
import { element } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { secondLine, secondT } from "../../ui/second-language.js";
import { answersIn, byScreen, confidence, lines, listOf, namesIn } from "./summary-data.js";

/** @typedef {import("../../fields/answers.js").Answer} Answer */

/** So many letters of a topic stand in large ones; above so many they are smaller. In full it is among the answers. */
const [TOPIC, LARGE] = [160, 60];

/**
 * The items stand in lines of their own as text too, for who copies them.
 * @param {Answer} answer
 */
function items(answer) {
  const second = answer.secondSaid.split("\n");
  const made = lines(answer.said).flatMap((line, at) => {
    const item = element("li", "", line, listOf(answer) === "chips" ? secondLine(second[at] ?? "") : null);
    if (answer.kind === "text") item.dir = "auto";
    return at ? ["\n", item] : [item];
  });
  return element(listOf(answer) === "steps" ? "ol" : "ul", listOf(answer), ...made);
}

/**
 * A number of five reads from left to right in every language.
 * @param {string} said
 */
function number(said) {
  const made = element("bdi", "", said);
  made.dir = "ltr";
  return made;
}

/** @param {string} field */
function pictures(field) {
  const list = element("ul", "");
  void showAttached(list, field);
  const place = element("dd", "", list);
  place.dataset.attached = field;
  return place;
}

/** @param {Answer} answer */
function row(answer) {
  const plain = answer.kind === "scale" ? number(answer.said) : answer.said;
  const words = element("dd", "", ...(listOf(answer) ? [items(answer)] : [plain, secondLine(answer.secondSaid)]));
  // Only what people typed has a direction of its own.
  if (answer.kind === "text" && !listOf(answer)) words.dir = "auto";
  words.dataset.answer = answer.field;
  const question = element("dt", "", answer.question, secondLine(answer.secondQuestion));
  return element(
    "div",
    "said",
    question,
    answer.said ? words : null,
    attachedTo(answer.field).length ? pictures(answer.field) : null,
  );
}

/** @param {number} count */
const marks = (count) => Array.from({ length: 5 }, (_, at) => element("i", at < count ? "full" : ""));

/** @param {Answer[]} found */
function confidenceFigure(found) {
  const both = confidence(found);
  if (!both) return null;
  const rows = element(
    "div",
    "marks",
    element("span", "before", ...marks(both.before)),
    element("span", "after", ...marks(both.after)),
  );
  rows.setAttribute("aria-hidden", "true");
  const words = element("figcaption", "", t("confidence.change", both), secondLine(secondT("confidence.change", both)));
  const figure = element("figure", "change", rows, words);
  figure.dataset.phase = "reflect";
  return figure;
}

/**
 * @param {HTMLElement} place
 * @param {string} topic
 */
export function showTopic(place, topic) {
  place.textContent = cut(topic, TOPIC);
  place.toggleAttribute("data-long", topic.length > LARGE);
}

/** @param {Answer[]} found */
function head(found) {
  const names = namesIn(found);
  const who = whoTeaches(names);
  const topic = element("p", "topic");
  topic.dir = "auto";
  showTopic(topic, answersIn(found)("strength.topic"));
  return element(
    "header",
    "recap",
    who ? element("p", "who typed", who, secondLine(whoTeaches(names, secondT))) : null,
    topic,
    confidenceFigure(found),
  );
}

/**
 * Draw the summary, or nothing where there are no answers.
 * @param {Answer[]} found
 */
export function drawRecap(found) {
  const parts = byScreen(found).map(({ screen, title, secondTitle, answers }) => {
    const part = element(
      "section",
      "",
      element("h2", "", title, secondLine(secondTitle)),
      element("dl", "", ...answers.map(row)),
    );
    part.dataset.phase = screen.dataset.screen;
    return part;
  });
  document.querySelector("[data-summary]")?.replaceChildren(...(found.length ? [head(found), ...parts] : []));
  document.querySelector("[data-with-answers]")?.toggleAttribute("hidden", !found.length);
}
