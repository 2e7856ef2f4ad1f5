// Which screen and which prompt is shown. The address's fragment says it: #strength is the cover of that
// screen, #strength.topic one prompt of it.
import { emit } from "./events.js";
import { afterPaint } from "./scheduling.js";

/** @typedef {{id: string, screen: string, element: HTMLElement}} Step a cover, a prompt or a plain screen */

const screens = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-screen]"));

/** @type {Step[]} */
let steps = [];
/** @type {Step} */
let current;

/** Read which steps the page has. */
function readScreens() {
  steps = [...screens()].flatMap((element) => {
    const screen = element.dataset.screen ?? "";
    const prompts = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-prompt]"));
    return [
      { id: screen, screen, element },
      ...[...prompts].map((prompt) => ({ id: prompt.dataset.prompt ?? "", screen, element: prompt })),
    ];
  });
  [current] = steps;
}

/** Whether the short path, if its meeting takes that, leaves the step out. @param {Step} step */
const isLeftOut = ({ element }) =>
  element.matches("[data-long]") &&
  (document.documentElement.dataset.shortMeetings ?? "").includes(
    /** @type {HTMLElement} */ (element.closest("[data-meeting]")).dataset.meeting ?? "",
  );

/** Whether the step belongs to the session, on the way or beside it. @param {Step} step */
const isGuided = ({ screen, element }) => screen === "summary" || !!element.closest(".guided");

/** The steps on the way from start to summary. A cover is beside it, and so is what the short path leaves out. */
const path = () =>
  steps.filter((step) => step.screen === "summary" || (step.element.matches("[data-prompt]") && !isLeftOut(step)));

export const currentStep = () => current;
/** Every prompt of the session, in order, each with whether it is on the way. */
export const allPrompts = () => {
  const onPath = path();
  return steps
    .filter(({ element }) => element.matches("[data-prompt]"))
    .map((step) => ({ ...step, onPath: onPath.includes(step) }));
};
/** The first step on the way. */
export const firstStep = () => path()[0];
/** Whether the session is on the screen: a step on the way, or one beside it. */
export const isOnPath = () => isGuided(current);

/** The steps on the way before and after this one; undefined where there is none. */
export const neighbours = () => {
  if (!isGuided(current)) return {};
  const at = steps.indexOf(current);
  const onPath = path();
  return {
    before: onPath.filter((step) => steps.indexOf(step) < at).pop(),
    after: onPath.find((step) => steps.indexOf(step) > at),
  };
};

/** Where this prompt stands on the way through its screen: [2, 4] is the second of four; beside the way it is 0. */
export const positionInScreen = () => {
  const own = path().filter(({ screen }) => screen === current.screen);
  return [own.indexOf(current) + 1, own.length];
};

/** @param {string} id */
const find = (id) => steps.find((step) => step.id === id) ?? steps.find(({ screen }) => screen === id.split(".")[0]);

/**
 * Show the step that the address names, or the home screen if there is no such step.
 * @param {{focus?: boolean}} [options]
 */
export function showAddress({ focus = true } = {}) {
  const id = location.hash.slice(1);
  // Before anything changes, while the layout is known; later the browser would have to lay the page out twice.
  if (focus) scrollTo(0, 0);
  const before = current;
  current = find(id) ?? steps[0];
  markDirection(before, current);
  Object.assign(document.documentElement.dataset, { at: current.screen, step: current.id });
  for (const step of steps) step.element.classList.toggle("at", step === current);
  for (const section of screens())
    section.classList.toggle("on-prompt", section.contains(current.element) && section !== current.element);
  emit("screen");
  if (focus) focusHeading(current);
}

/**
 * Mark whether the speaker changes and whether the way goes back, so that the step moves in accordingly (motion.css).
 * @param {Step} before
 * @param {Step} after
 */
function markDirection(before, { element }) {
  const [was, is] = [before.element.dataset.speaker, element.dataset.speaker];
  element.classList.toggle("turns", !!was && was !== is);
  element.classList.toggle(
    "back",
    !!(element.compareDocumentPosition(before.element) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
}

/**
 * Focus the new heading once it is painted, unless somebody was quicker and is already in a field.
 * @param {Step} step
 */
function focusHeading(step) {
  const before = document.activeElement;
  afterPaint(() => {
    const heading = step.element.querySelector("h1, h2");
    const quicker = document.activeElement !== before && document.activeElement !== document.body;
    if (step === current && !quicker && heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  });
}

/**
 * Go to a step, with an entry in the history, so that the phone's own back button works.
 * @param {string} id
 */
export function goTo(id) {
  history.pushState({ from: current.id }, "", `#${id}`);
  showAddress();
}

/** Go to the step before, through the history if that is where one came from. */
export function goBack() {
  const { before } = neighbours();
  if (history.state?.from && (!before || history.state.from === before.id)) history.back();
  else goTo(before?.id ?? "home");
}

/** Follow the address and the links within the page. */
export function watchScreens() {
  readScreens();
  addEventListener("popstate", () => showAddress());
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.matches("[data-action]")) return;
    event.preventDefault();
    // "Skip to the content" leads to no screen, so the address keeps the screen that is shown.
    if (link.matches(".skip")) document.querySelector("main")?.focus();
    else goTo(link.hash.slice(1));
  });
}
