// Makes a screen with prompts and fields into a worksheet: lines to write on, boxes to tick, or what was said.
// It works on a copy of the screen, so a screen that is added to the app has its worksheet at once.
import { controlsIn, fieldOf, isLine, isText } from "../../fields/controls.js";
import { t } from "../../initial/texts.js";
import { element, ownText } from "../../ui/element.js";
import { cut } from "../../ui/graphemes.js";
import { secondLine, secondT, secondText } from "../../ui/second-language.js";
import { clean, removePrivate } from "./worksheet-cleanup.js";

/** @typedef {import("../../fields/controls.js").Control} Control */
/** @typedef {Map<string, string> | null} Said what was said by field, null for a blank worksheet */

/** As long as a name may be at the head of a page. */
const NAME = 60;
const LINES = 2;
/** @type {Record<string, number>} */
const MORE_LINES = { "plan.steps": 3 };
const STEPS = 3;
/** How many milestones a blank page has. */
const BLANK_GROUPS = 3;

/** Every screen that has a worksheet, in the order of the page. */
export const worksheetScreens = () =>
  [...document.querySelectorAll("main [data-screen]")].filter(
    (screen) => screen instanceof HTMLElement && screen.querySelector("[data-prompt], [data-field]"),
  );

/** @param {number} count */
const blankLines = (count) => element("div", "blank", ...Array.from({ length: count }, () => element("i", "")));

/**
 * @param {string} words
 * @param {number} lines where there are none
 */
function linesOrWords(words, lines) {
  if (!words) return blankLines(lines);
  const made = element("p", "written", words);
  made.dir = "auto";
  return made;
}

/**
 * @param {Control} control
 * @param {Said} said
 */
function replaceControl(control, said) {
  const choice = control.type === "radio" || control.type === "checkbox";
  if (!choice) {
    control.replaceWith(
      linesOrWords(
        said?.get(fieldOf(control)) ?? "",
        isText(control) && !isLine(control) ? (MORE_LINES[fieldOf(control)] ?? LINES) : 1,
      ),
    );
    return;
  }
  const box = element("span", control.type === "radio" ? "tick one" : "tick");
  box.toggleAttribute("data-ticked", !!said && control instanceof HTMLInputElement && control.checked);
  control.replaceWith(box);
}

/** @param {Element} examples */
function asText(examples) {
  const buttons = [...examples.querySelectorAll("button")];
  const small = element("p", "small", `${t("sheets.example")} ${buttons.map(ownText).join(" · ")}`);
  const second = secondLine(`${secondT("sheets.example")} ${buttons.map(secondText).filter(Boolean).join(" · ")}`);
  examples.replaceWith(small, second ?? "");
}

/**
 * What a companion has more: its groups stand open, and there's room to draw; on a blank page, not one of each group.
 * @param {Element} worksheet
 * @param {Said} said
 */
function openGroups(worksheet, said) {
  for (const part of worksheet.querySelectorAll("[data-as-needed], .rungs label")) part.removeAttribute("hidden");
  for (const [at, group] of [...worksheet.querySelectorAll(".group")].entries()) {
    const title = group.querySelector("summary");
    const empty = !controlsIn(group).some((control) => said?.get(fieldOf(control)));
    if (title && at > BLANK_GROUPS && empty) group.remove();
    else
      group.replaceWith(
        element(
          "div",
          "exercise",
          title && element("h2", "", ownText(title), secondLine(secondText(title))),
          ...group.querySelectorAll(".field"),
        ),
      );
  }
  const picture = worksheet.querySelector("[data-drawing]");
  if (picture && !(said && picture.firstChild)) picture.replaceWith(element("div", "sketch"));
}

/**
 * Lists that scripts fill: lines to write on where nothing is in them.
 * @param {Element} worksheet
 * @param {Said} said
 */
function writeLists(worksheet, said) {
  for (const list of worksheet.querySelectorAll(".ticks")) {
    if (said && list.firstChild) continue;
    list.replaceWith(blankLines(list.matches("ol") ? STEPS : LINES));
  }
}

/**
 * The names, to write or as they were written.
 * @param {Said} said
 */
export function nameLines(said) {
  const pair = ["mentee", "mentor"].map((role) =>
    element(
      "div",
      "",
      element("b", "", t(`role.${role}`), secondLine(secondT(`role.${role}`))),
      linesOrWords(cut(said?.get(`start.${role}_name`) ?? "", NAME), 1),
    ),
  );
  return element("div", "names", ...pair);
}

/** The plan, as it is shown again before meeting 2. @param {Element} worksheet @param {Said} said */
function writePlan(worksheet, said) {
  for (const row of worksheet.querySelectorAll("[data-show]")) {
    const words = linesOrWords(said?.get(row.getAttribute("data-show") ?? "") ?? "", 1);
    row.querySelector("dd")?.replaceWith(element("dd", "", words));
  }
  for (const part of worksheet.querySelectorAll("[data-preparation], [data-preparation] [hidden]"))
    part.removeAttribute("hidden");
}

/** Examples help where one writes. @param {Element} worksheet @param {Said} said */
function writeExamples(worksheet, said) {
  for (const examples of worksheet.querySelectorAll(".examples"))
    if (said) examples.remove();
    else asText(examples);
}

/**
 * @param {HTMLElement} screen
 * @param {Said} said
 * @param {HTMLElement} [worksheet] a copy of the screen, where that has to show another document than the page does
 */
export function worksheetOf(screen, said, worksheet = /** @type {HTMLElement} */ (screen.cloneNode(true))) {
  removePrivate(worksheet);
  // What is written is found by the hooks of fields, buttons and groups, so these go last; groups know their fields.
  openGroups(worksheet, said);
  writePlan(worksheet, said);
  writeLists(worksheet, said);
  writeExamples(worksheet, said);
  for (const control of controlsIn(worksheet)) replaceControl(control, said);
  clean(worksheet);
  worksheet.style.setProperty("--phase", getComputedStyle(screen).getPropertyValue("--phase"));
  worksheet.querySelector(".cover, :scope > .line")?.after(nameLines(said));
  return worksheet;
}
