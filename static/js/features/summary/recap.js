// The summary as a page: what changed, a quote of each, then the answers by phase, folded. On paper also who teaches
// whom and the topic, which the certificate says on the screen, and nothing is folded.
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
/** So many letters of an answer are quoted. */
const QUOTE = 200;
/** Of each, the first that was answered is quoted. @type {Record<string, string[]>} */
const QUOTED = {
  mentee: ["reflect.mentee_self", "reflect.mentee_leading"],
  mentor: ["reflect.mentor_insights", "reflect.mentor_surprise", "lead.mentor_learned"],
};
/** The screens whose answers are unfolded. @type {Set<string>} */
const unfolded = new Set();

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
function attachedList(field) {
  const list = element("ul", "");
  void showAttached(list, field);
  return list;
}

/** @param {string} field */
function pictures(field) {
  const place = element("dd", "", attachedList(field));
  place.dataset.attached = field;
  return place;
}

/**
 * What the prompt asks, above what the field says; null where the prompt asks for more than this.
 * @param {Answer} answer
 */
function asked({ prompt, secondPrompt }) {
  return prompt ? element("span", "asked", prompt, secondLine(secondPrompt)) : null;
}

/** @param {Answer} answer */
function row(answer) {
  const plain = answer.kind === "scale" ? number(answer.said) : answer.said;
  const words = element("dd", "", ...(listOf(answer) ? [items(answer)] : [plain, secondLine(answer.secondSaid)]));
  // Only what people typed has a direction of its own.
  if (answer.kind === "text" && !listOf(answer)) words.dir = "auto";
  words.dataset.answer = answer.field;
  const question = element("dt", "", asked(answer), answer.question, secondLine(answer.secondQuestion));
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

/** What was written, or spoken. @param {Answer} answer */
const isQuotable = ({ field, said }) => !!said || attachedTo(field).some(({ kind }) => kind === "voice");

/** @param {Answer[]} found */
function quotes(found) {
  return Object.entries(QUOTED).flatMap(([speaker, fields]) => {
    const answer = fields.map((field) => found.find((one) => one.field === field && isQuotable(one))).find(Boolean);
    if (!answer) return [];
    const words = element("p", "", cut(answer.said, QUOTE));
    words.dir = "auto";
    const quote = element(
      "blockquote",
      "quote",
      element("p", "small", answer.question, secondLine(answer.secondQuestion)),
      answer.said ? words : attachedList(answer.field),
    );
    quote.dataset.speaker = speaker;
    return [quote];
  });
}

/** @param {Answer[]} found */
function head(found) {
  const names = namesIn(found);
  const who = whoTeaches(names);
  const said = answersIn(found)("strength.topic");
  const topic = element("p", "topic");
  topic.dir = "auto";
  showTopic(topic, said);
  const figure = confidenceFigure(found);
  if (!(who || said || figure)) return null;
  const made = element(
    "header",
    "recap",
    who ? element("p", "who typed", who, secondLine(whoTeaches(names, secondT))) : null,
    topic,
    figure,
  );
  // The certificate says the rest.
  made.toggleAttribute("data-certified", !!said);
  made.toggleAttribute("data-on-paper", !!said && !figure);
  return made;
}

/** @param {ReturnType<typeof byScreen>[number]} group */
function section({ screen, title, secondTitle, answers }) {
  const name = screen.dataset.screen ?? "";
  const list = element("dl", "", ...answers.map(row));
  list.id = `said-in-${name}`;
  const button = element("button", "fold", element("span", "", title, secondLine(secondTitle)));
  button.type = "button";
  button.setAttribute("aria-controls", list.id);
  const part = element("section", "", element("h2", "", button), list);
  part.dataset.phase = name;
  const draw = () => {
    button.setAttribute("aria-expanded", String(unfolded.has(name)));
    part.toggleAttribute("data-folded", !unfolded.has(name));
  };
  button.addEventListener("click", () => {
    if (!unfolded.delete(name)) unfolded.add(name);
    draw();
  });
  draw();
  return part;
}

/**
 * Draw the summary, or nothing where there are no answers.
 * @param {Answer[]} found
 */
export function drawRecap(found) {
  const parts = found.length ? [head(found), ...quotes(found), ...byScreen(found).map(section)] : [];
  document.querySelector("[data-summary]")?.replaceChildren(...parts.filter((part) => part !== null));
  for (const part of document.querySelectorAll("[data-with-answers]")) part.toggleAttribute("hidden", !found.length);
}
