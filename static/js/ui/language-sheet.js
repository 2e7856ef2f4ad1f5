// The sheet of languages: the phone's own ones first, a second one beside the first, and the button that swaps the two.
// It is no dialog: whoever is typing keeps the caret and the keyboard.
import { chooseLanguage } from "../boot/choose-language.js";
import { on } from "../initial/events.js";
import { changeLanguage } from "../initial/language.js";
import { closePopups } from "../initial/popups.js";
import { t, textLanguage } from "../initial/texts.js";
import { closeButton } from "./dialog.js";
import { element, find } from "./element.js";
import { chooseSecond, secondLanguage } from "./second-language.js";

const sheet = () => find(".languages .sheet");
const links = () => /** @type {HTMLElement[]} */ ([...sheet().querySelectorAll("[data-lang]")]);

/** The languages of the phone come first, in its own order. */
function sort() {
  const codes = links().map(({ dataset }) => dataset.lang ?? "");
  const own = navigator.languages.map((tag) => chooseLanguage([tag], codes));
  for (const code of [...new Set(own)].reverse()) {
    const line = links().find(({ dataset }) => dataset.lang === code)?.parentElement;
    if (line) line.parentElement?.prepend(line);
  }
}

/** The button beside a language that shows it together with the first one. @param {HTMLElement} link */
function addTogether(link) {
  const code = link.dataset.lang ?? "";
  const button = element("button", "with");
  button.type = "button";
  button.dataset.addLanguage = code;
  link.id = `language-${code}`;
  button.setAttribute("aria-labelledby", `with-language ${link.id}`);
  button.addEventListener("click", () => chooseSecond(secondLanguage() === code ? "" : code));
  link.after(button);
}

function draw() {
  const [first, second] = [textLanguage(), secondLanguage()];
  find(".sheet-head b").textContent = t("languages.title");
  find("#with-language").textContent = t("languages.together");
  for (const link of links()) {
    const { lang, short = "" } = link.dataset;
    const button = /** @type {HTMLButtonElement} */ (link.nextElementSibling);
    button.hidden = lang === first;
    button.setAttribute("aria-pressed", String(lang === second));
    link.toggleAttribute("data-is-second", lang === second);
    if (lang === second) find("[data-second-short]").textContent = `+ ${short}`;
  }
  if (!second) find("[data-second-short]").textContent = "";
  find('[data-action="swap"]').hidden = !second;
}

/** Above a keyboard that lies over the page, as on iPhones. */
function placeAboveKeyboard() {
  const { height = innerHeight, offsetTop = 0 } = window.visualViewport ?? {};
  sheet().style.setProperty("--keyboard", `${Math.max(0, innerHeight - height - offsetTop)}px`);
}

function fill() {
  sort();
  links().forEach(addTogether);
  const together = element("span", "");
  together.id = "with-language";
  const head = element("p", "sheet-head", element("b", ""), together);
  const close = closeButton(closePopups);
  close.dataset.action = "close-languages";
  for (const part of [head, close]) part.dataset.live = "";
  sheet().prepend(head);
  sheet().append(close);
  draw();
  on(["language", "second chosen"], draw);
  find('[data-action="swap"]').addEventListener("click", () => void changeLanguage(secondLanguage()));
  sheet().parentElement?.addEventListener("toggle", placeAboveKeyboard);
  window.visualViewport?.addEventListener("resize", placeAboveKeyboard);
}

export function watchLanguageSheet() {
  const details = /** @type {HTMLDetailsElement} */ (find(".languages details"));
  // Whoever opened it before this script came is about to press a language: nothing may move under the finger.
  const fillIfClosed = () => {
    if (details.open) return;
    details.removeEventListener("toggle", fillIfClosed);
    fill();
  };
  details.addEventListener("toggle", fillIfClosed);
  fillIfClosed();
}
