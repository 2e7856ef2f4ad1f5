// Draws the growth screen: the chart, each lesson, the strengths as they gather, the next step.
import { chartOf } from "./growth-chart.js";

/** @typedef {import("./lessons.js").Lesson} Lesson */
/**
 * What the app lends; its modules aren't imported, so that this file comes alone when it is needed.
 * @typedef {object} App
 * @property {(name: string, values?: Record<string, string | number>) => string} t
 * @property {(element: Element) => string} ownText
 * @property {(record: {shown: Record<string, string>}) => string} names
 * @property {(typed: string) => string} isolate
 * @property {(id: string) => Promise<void>} look
 */

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name the class
 * @param {(Node | string)[]} parts
 */
function element(tag, name, ...parts) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...parts);
  return made;
}

/** @param {string} words what somebody typed */
function typed(words) {
  const made = element("bdi", "", words);
  made.dir = "auto";
  return made;
}

/** @param {Lesson} lesson */
const dayOf = ({ when }) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(when);

/**
 * @param {Lesson} lesson
 * @param {App} app
 */
const who = ({ mentee, mentor }, { names }) => names({ shown: { mentee, mentor } });

/**
 * @param {Lesson} lesson
 * @param {number} number
 * @param {App} app
 */
function card(lesson, number, app) {
  const { id, topic, before, after, found } = lesson;
  const { t } = app;
  const title = typed(topic || t("home.untitled"));
  const go = element(
    "button",
    "go",
    element("b", "", title),
    element("span", "", who(lesson, app)),
    element("span", "", dayOf(lesson)),
  );
  go.type = "button";
  go.dataset.action = "look";
  go.addEventListener("click", () => void app.look(id));
  const marks = element("p", "told");
  if (before) marks.append(element("span", "before", t("growth.before", { mark: before })));
  if (after) marks.append(element("span", "after", t("growth.after", { mark: after })));
  const item = element("li", "lesson", element("b", "number", String(number)), go);
  item.dataset.session = id;
  if (marks.childNodes.length) item.append(marks);
  if (found)
    item.append(
      element(
        "p",
        "found",
        element("span", "small", app.ownText(one('label[for="field-reflect.mentee_self"]'))),
        typed(found),
      ),
    );
  return item;
}

/**
 * How often each stands there, the most frequent first.
 * @param {string[]} all
 * @param {(one: string) => string} [alike] what makes two the same
 */
function counted(all, alike = (one) => one) {
  /** @type {Map<string, {words: string, count: number}>} */
  const found = new Map();
  for (const words of all) {
    const same = found.get(alike(words));
    found.set(alike(words), { words: same?.words ?? words, count: (same?.count ?? 0) + 1 });
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

/**
 * @param {Lesson[]} lessons
 * @param {App} app
 */
function drawStrengths(lessons, { ownText }) {
  const kinds = counted(lessons.flatMap(({ kinds }) => kinds)).flatMap(({ words: kind, count }) => {
    const label = document
      .querySelector(`[data-field="strength.kinds"][value="${CSS.escape(kind)}"]`)
      ?.closest("label");
    const title = label?.querySelector("b");
    return title ? [chip(element("span", "", ownText(title)), count, label?.querySelector("svg") ?? undefined)] : [];
  });
  const asked = counted(
    lessons.flatMap(({ asked }) => asked),
    (line) => line.toLocaleLowerCase(),
  );
  one("[data-kinds]").replaceChildren(...kinds);
  one("[data-asked]").replaceChildren(...asked.map(({ words, count }) => chip(typed(words), count)));
  one("[data-asked-part]").hidden = asked.length === 0;
  one("[data-strengths]").hidden = kinds.length + asked.length === 0;
}

/**
 * The last lesson's that has one; "next week" counts from the day on which it was said.
 * @param {Lesson[]} lessons
 * @param {App} app
 */
function drawStep(lessons, { t }) {
  const lesson = [...lessons].reverse().find(({ step }) => step);
  one("[data-next-step]").hidden = !lesson;
  if (!lesson) return;
  one("[data-next-words]").replaceChildren(typed(lesson.step));
  one("[data-next-when]").replaceChildren(...(lesson.stepWhen ? [typed(lesson.stepWhen)] : []));
  one("[data-next-said]").textContent = t("growth.said", { day: dayOf(lesson) });
}

/**
 * @param {Lesson[]} lessons the first one first
 * @param {App} app
 */
export function drawGrowth(lessons, app) {
  const chart = chartOf(lessons);
  one("[data-growth-empty]").hidden = lessons.length > 0;
  one("[data-growth-full]").hidden = lessons.length === 0;
  one("[data-sure]").hidden = !chart;
  one("[data-chart]").replaceChildren(...(chart ? [chart] : []));
  one("[data-lessons]").replaceChildren(...lessons.map((lesson, at) => card(lesson, at + 1, app)).reverse());
  drawStrengths(lessons, app);
  drawStep(lessons, app);
}

/**
 * What was taught as lines of text, the last lesson first.
 * @param {Lesson[]} lessons
 * @param {App} app
 */
export const listOf = (lessons, app) =>
  lessons
    .map((lesson) =>
      ["•", app.isolate(lesson.topic || app.t("home.untitled")), "–", `${who(lesson, app)},`, dayOf(lesson)].join(" "),
    )
    .reverse();
