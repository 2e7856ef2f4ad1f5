// Makes a screen with prompts and fields into a worksheet: lines to write on, boxes to tick, or what was said.
// It works on a copy of the screen, so a screen that is added to the app has its sheet at once.
import { controlsIn, fieldOf } from "../../fields/controls.js";
import { t } from "../../initial/texts.js";
import { element, ownText } from "../../ui/element.js";
import { secondLine, secondT, secondText } from "../../ui/second-language.js";

/** @typedef {import("../../fields/controls.js").Control} Control */
/** @typedef {Map<string, string> | null} Said what was said by field, null for a blank sheet */

const LINES = 2;
/** @type {Record<string, number>} */
const MORE_LINES = { "plan.steps": 3 };
const STEPS = 3;
// What only a screen, or a phone, can use.
const LEFT_OUT =
  "button, dialog, template, script, canvas, audio, video, details, [data-timer], " +
  ".sync-choice, .actions, .unset, .return, .look-back, .in-words";
/** So many milestones go on a blank page. */
const GROUPS = 3;
const PHONE_ONLY = ["start.holder"];
const HOOKS = ["id", "for", "name", "hidden", "tabindex", "role"];

/** Every screen that has a sheet, in the order of the page. */
export const worksheetScreens = () =>
  [...document.querySelectorAll("main [data-screen]")].filter(
    (screen) => screen instanceof HTMLElement && screen.querySelector("[data-prompt], [data-field]"),
  );

/** @param {number} count */
export const blankLines = (count) => element("div", "blank", ...Array.from({ length: count }, () => element("i", "")));

/**
 * @param {string} words
 * @param {number} lines where there are none
 */
function written(words, lines) {
  if (!words) return blankLines(lines);
  const made = element("p", "written", words);
  made.dir = "auto";
  return made;
}

/**
 * @param {Control} control
 * @param {Said} said
 */
function replace(control, said) {
  const choice = control.type === "radio" || control.type === "checkbox";
  if (!choice) {
    control.replaceWith(
      written(
        said?.get(fieldOf(control)) ?? "",
        control instanceof HTMLTextAreaElement ? (MORE_LINES[fieldOf(control)] ?? LINES) : 1,
      ),
    );
    return;
  }
  const box = element("span", control.type === "radio" ? "tick one" : "tick");
  box.toggleAttribute("data-ticked", !!said && control instanceof HTMLInputElement && control.checked);
  control.replaceWith(box);
}

/** @param {Element} examples */
function smallPrint(examples) {
  const buttons = [...examples.querySelectorAll("button")];
  const small = element("p", "small", `${t("sheets.example")} ${buttons.map(ownText).join(" · ")}`);
  const second = secondLine(`${secondT("sheets.example")} ${buttons.map(secondText).filter(Boolean).join(" · ")}`);
  examples.replaceWith(small, second ?? "");
}

/** @param {Element} part */
function withoutHooks(part) {
  for (const { name } of [...part.attributes])
    if (HOOKS.includes(name) || /^aria-(?!hidden)|^data-(?!speaker|phase|ticked)/u.test(name))
      part.removeAttribute(name);
}

/**
 * What a companion has more: its groups stand open, and there's room to draw; on a blank page, not one of each group.
 * @param {Element} sheet
 * @param {Said} said
 */
function openGroups(sheet, said) {
  for (const part of sheet.querySelectorAll("[data-as-needed], .rungs label")) part.removeAttribute("hidden");
  for (const [at, group] of [...sheet.querySelectorAll(".group")].entries()) {
    const title = group.querySelector("summary");
    const empty = !controlsIn(group).some((control) => said?.get(fieldOf(control)));
    if (title && at > GROUPS && empty) group.remove();
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
  const picture = sheet.querySelector("[data-drawing]");
  if (picture && !(said && picture.firstChild)) picture.replaceWith(element("div", "sketch"));
}

/**
 * Lists that scripts fill: lines to write on where nothing is in them.
 * @param {Element} sheet
 * @param {Said} said
 */
function writeLists(sheet, said) {
  for (const list of sheet.querySelectorAll(".ticks")) {
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
      written(said?.get(`start.${role}_name`) ?? "", 1),
    ),
  );
  return element("div", "names", ...pair);
}

/** What nobody else shall read, and what only a phone has to know. @param {Element} sheet */
function removePrivate(sheet) {
  for (const note of sheet.querySelectorAll("[data-private]")) (note.closest("[data-prompt]") ?? note).remove();
  for (const control of controlsIn(sheet))
    if (PHONE_ONLY.includes(fieldOf(control))) control.closest(".field")?.remove();
}

/** The plan, as it is shown again before meeting 2. @param {Element} sheet @param {Said} said */
function writePlan(sheet, said) {
  for (const row of sheet.querySelectorAll("[data-show]")) {
    const words = written(said?.get(row.getAttribute("data-show") ?? "") ?? "", 1);
    row.querySelector("dd")?.replaceWith(element("dd", "", words));
  }
  for (const part of sheet.querySelectorAll("[data-preparation], [data-preparation] [hidden]"))
    part.removeAttribute("hidden");
}

/** Examples help where one writes. @param {Element} sheet @param {Said} said */
function writeExamples(sheet, said) {
  for (const examples of sheet.querySelectorAll(".examples"))
    if (said) examples.remove();
    else smallPrint(examples);
}

/** Only the look is left: no hook, and nothing that is for a screen. @param {Element} sheet */
function clean(sheet) {
  for (const part of sheet.querySelectorAll(`${LEFT_OUT}, [hidden]`)) part.remove();
  for (const prompt of sheet.querySelectorAll(".prompt")) prompt.className = "exercise";
  sheet.className = "worksheet";
  for (const part of [sheet, ...sheet.querySelectorAll("*")]) withoutHooks(part);
}

/**
 * @param {HTMLElement} screen
 * @param {Said} said
 * @param {HTMLElement} [sheet] a copy of the screen, where that has to show another document than the page does
 */
export function worksheetOf(screen, said, sheet = /** @type {HTMLElement} */ (screen.cloneNode(true))) {
  removePrivate(sheet);
  // What is written is found by the hooks of fields, buttons and groups, so these go last; groups know their fields.
  openGroups(sheet, said);
  writePlan(sheet, said);
  writeLists(sheet, said);
  writeExamples(sheet, said);
  for (const control of controlsIn(sheet)) replace(control, said);
  clean(sheet);
  sheet.style.setProperty("--phase", getComputedStyle(screen).getPropertyValue("--phase"));
  sheet.querySelector(".cover, :scope > .line")?.after(nameLines(said));
  return sheet;
}
