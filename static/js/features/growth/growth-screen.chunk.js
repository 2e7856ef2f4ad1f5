// Draws the growth screen: the chart, each lesson, the strengths as they gather, the next step.
import { t } from "../../initial/texts.js";
import { whoTeachesOrNobody } from "../../session/labels.js";
import { isolate } from "../../ui/bidi.js";
import { formatDate } from "../../ui/dates.js";
import { element, find, ownText } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { chartOf } from "./growth-chart.js";

/** @typedef {import("./lessons.js").Lesson} Lesson */
/** So much of what somebody said; the rest is in the lesson's summary. */
const SAID = 300;
/** So much of what names a lesson or a strength. */
const NAME = 100;
/** So many strengths, the most frequent ones. */
const STRENGTHS = 40;

/**
 * @param {string} words what somebody typed
 * @param {number} most
 */
function typed(words, most = NAME) {
  const made = element("bdi", "", cut(words, most));
  made.dir = "auto";
  return made;
}

/** @param {Lesson} lesson */
const dayOf = ({ when }) => formatDate(new Date(when), "longDay");

/**
 * @param {Lesson} lesson
 * @param {number} number
 * @param {(id: string) => void} open
 */
function card(lesson, number, open) {
  const { id, topic, before, after, found } = lesson;
  const title = typed(topic || t("home.untitled"));
  const button = element(
    "button",
    "go",
    element("b", "", title),
    element("span", "", whoTeachesOrNobody(lesson)),
    element("span", "", dayOf(lesson)),
  );
  button.type = "button";
  button.dataset.action = "look";
  button.addEventListener("click", () => open(id));
  const marks = element("p", "before-and-after");
  if (before) marks.append(element("span", "before", t("growth.before", { mark: before })));
  if (after) marks.append(element("span", "after", t("growth.after", { mark: after })));
  const item = element("li", "lesson", element("b", "number", String(number)), button);
  item.dataset.session = id;
  if (marks.childNodes.length) item.append(marks);
  if (found)
    item.append(
      element(
        "p",
        "found",
        element("span", "small", ownText(find('label[for="field-reflect.mentee_self"]'))),
        typed(found, SAID),
      ),
    );
  return item;
}

/**
 * How often each stands there, the most frequent first.
 * @param {string[]} all
 * @param {(one: string) => string} [sameAs] what makes two the same
 */
function countEach(all, sameAs = (one) => one) {
  /** @type {Map<string, {words: string, count: number}>} */
  const found = new Map();
  for (const words of all) {
    const same = found.get(sameAs(words));
    found.set(sameAs(words), { words: same?.words ?? words, count: (same?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/**
 * @param {Node} words
 * @param {number} count
 * @param {Node | undefined} [icon]
 */
function chip(words, count, icon) {
  const made = element("li", "strength", ...(icon ? [icon.cloneNode(true)] : []), words);
  if (count > 1) made.append(" ", element("b", "", `× ${count}`));
  return made;
}

/** @param {Lesson[]} lessons */
function drawStrengths(lessons) {
  const kinds = countEach(lessons.flatMap((lesson) => lesson.kinds)).flatMap(({ words: kind, count }) => {
    const choice = document.querySelector(`[data-field="strength.kinds"][value="${CSS.escape(kind)}"]`);
    const label = choice?.closest("label");
    const title = label?.querySelector("b");
    return title ? [chip(element("span", "", ownText(title)), count, label?.querySelector("svg") ?? undefined)] : [];
  });
  const askedFor = countEach(
    lessons.flatMap((lesson) => lesson.asked),
    (line) => line.toLocaleLowerCase(),
  );
  find("[data-kinds]").replaceChildren(...kinds);
  const chips = askedFor.slice(0, STRENGTHS).map(({ words, count }) => chip(typed(words), count));
  find("[data-asked]").replaceChildren(...chips);
  find("[data-asked-part]").hidden = askedFor.length === 0;
  find("[data-strengths]").hidden = kinds.length + askedFor.length === 0;
}

/**
 * The last lesson's that has one; "next week" counts from the day on which it was said.
 * @param {Lesson[]} lessons
 */
function drawStep(lessons) {
  const lesson = [...lessons].reverse().find(({ step }) => step);
  find("[data-next-step]").hidden = !lesson;
  if (!lesson) return;
  find("[data-next-words]").replaceChildren(typed(lesson.step, SAID));
  find("[data-next-when]").replaceChildren(...(lesson.stepWhen ? [typed(lesson.stepWhen)] : []));
  find("[data-next-said]").textContent = t("growth.said", { day: dayOf(lesson) });
}

/**
 * @param {Lesson[]} lessons the first one first
 * @param {(id: string) => void} open opens a lesson's session
 */
export function drawGrowth(lessons, open) {
  const chart = chartOf(lessons);
  find("[data-growth-empty]").hidden = lessons.length > 0;
  find("[data-growth-full]").hidden = lessons.length === 0;
  find("[data-sure]").hidden = !chart;
  find("[data-chart]").replaceChildren(...(chart ? [chart] : []));
  find("[data-lessons]").replaceChildren(...lessons.map((lesson, at) => card(lesson, at + 1, open)).reverse());
  drawStrengths(lessons);
  drawStep(lessons);
}

/**
 * What was taught as lines of text, the last lesson first.
 * @param {Lesson[]} lessons
 */
export const listOf = (lessons) =>
  lessons
    .map((lesson) =>
      [
        "•",
        isolate(cut(lesson.topic || t("home.untitled"), NAME)),
        "–",
        `${whoTeachesOrNobody(lesson)},`,
        dayOf(lesson),
      ].join(" "),
    )
    .reverse();
