// Lets people choose which worksheets to print: one screen's, or the whole as a booklet; blank, or with their words.
import { printPages } from "../../device/printing.js";
import { answers } from "../../fields/answers.js";
import { say } from "../../ui/both-languages.js";
import { dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { filledCompanions } from "../companions/filled-screens.js";
import { nameLines, worksheetOf, worksheetScreens } from "./worksheet.js";

/** @typedef {import("./worksheet.js").Said} Said */
/** @typedef {import("../companions/filled-screens.js").Filled} Filled */

/**
 * A page of the booklet that is read, not written on.
 * @param {string} className
 * @param {(Node | null | undefined)[]} parts copied from the page
 */
function readingPage(className, ...parts) {
  const page = element(
    "section",
    `worksheet ${className}`,
    ...parts.filter((part) => !!part).map((part) => part.cloneNode(true)),
  );
  for (const part of page.querySelectorAll("button, a.button, [hidden]")) part.remove();
  for (const part of page.querySelectorAll("[id], [tabindex]"))
    for (const name of ["id", "tabindex"]) part.removeAttribute(name);
  return page;
}

/** @param {Said} said */
function cover(said) {
  const home = document.querySelector('[data-screen="home"]');
  const page = readingPage(
    "booklet",
    home?.querySelector(".picture"),
    home?.querySelector("h1"),
    home?.querySelector(".hero p"),
    home?.querySelector(".phase-list"),
  );
  page.append(nameLines(said));
  return page;
}

function tips() {
  const screen = document.querySelector('[data-screen="tips"]');
  return readingPage("reading", screen?.querySelector("h1"), screen?.querySelector(".tips"));
}

/**
 * @param {Element | null} screen null for all of them
 * @param {Filled[] | null} companions null for blank worksheets
 */
function printWorksheets(screen, companions) {
  const session = answers().map(({ field, said }) => /** @type {const} */ ([field, said]));
  const words = companions && new Map([...session, ...companions.flatMap((one) => one.said)]);
  const screens = /** @type {HTMLElement[]} */ (screen ? [screen] : worksheetScreens());
  const copyOf = (/** @type {Element} */ one) => companions?.find((filled) => filled.screen === one)?.copy;
  const pages = screens.map((one) => worksheetOf(one, words, copyOf(one)));
  printPages("worksheets", screen ? pages : [cover(words), ...pages, tips()]);
}

/**
 * @param {string} worksheet
 * @param {import("../../ui/both-languages.js").Words} words
 * @param {() => void} act
 */
function choice(worksheet, words, act) {
  const button = dialogButton(words, act, worksheet === "all" ? "button strong" : "button");
  button.dataset.worksheet = worksheet;
  return button;
}

/** @param {boolean} offered */
function filledBox(offered) {
  const box = element("input", "");
  box.type = "checkbox";
  box.dataset.filled = "";
  return { box, label: offered ? element("label", "", box, say(element("span", ""), "sheets.filled")) : null };
}

/** Ask which, and print it. */
export async function chooseWorksheets() {
  // Read before it is asked: some browsers print only right behind a press.
  const companions = await filledCompanions();
  if (document.querySelector("dialog.worksheet-chooser")) return;
  const { box, label } = filledBox(answers().length > 0 || companions.some(({ said }) => said.length));
  const print = (/** @type {Element | null} */ screen) => {
    dialog.close();
    printWorksheets(screen, box.checked ? companions : null);
  };
  const each = worksheetScreens().map((screen) => {
    const title = screen.querySelector("h1");
    const made = choice(screen.getAttribute("data-screen") ?? "", title ?? "", () => print(screen));
    made.style.setProperty("--phase", getComputedStyle(screen).getPropertyValue("--phase"));
    return made;
  });
  const dialog = openDialog("worksheet-chooser", "sheets.title", [
    element("div", "field options", label),
    choice("all", "sheets.all", () => print(null)),
    ...each,
    dialogButton("sheets.close", () => dialog.close(), "button quiet"),
  ]);
}
