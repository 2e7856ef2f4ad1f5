// The mentor's part on the stage, one card after the other: what they promised, then what they could ask, their own
// questions first.

import { linesOf } from "../../fields/line-ticks.js";
import { currentStep } from "../../initial/screens.js";
import { textLanguage } from "../../initial/texts.js";
import { ownText } from "../../ui/element.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {import("./stage-side.js").Slide} Slide */
/** @typedef {import("./stage-side.js").Words} Words */

/** Whether it is for the mentee's stage; as the styles have it. @param {HTMLElement} part */
function suits({ dataset }) {
  const stage = document.documentElement.dataset.stage ?? "growing";
  return !dataset.stages || dataset.stages.split(" ").includes(stage);
}

/**
 * A text of the page, in both languages where there are two.
 * @param {Element} part
 * @returns {Words[]}
 */
export function textsOf(part) {
  const second = part.querySelector(":scope > .second");
  const own = { words: ownText(part), lang: textLanguage(), dir: document.documentElement.dir };
  if (!(second instanceof HTMLElement)) return [own];
  return [own, { words: second.textContent ?? "", lang: second.lang, dir: second.dir }];
}

/**
 * What they promised to do; where they promised nothing, all of it.
 * @param {HTMLElement} part
 * @returns {Slide[]}
 */
function roles(part) {
  const all = [...part.querySelectorAll("[data-role]")];
  const chosen = all.filter((role) => role.classList.contains("chosen"));
  return (chosen.length ? chosen : all).flatMap((role) => {
    const words = role.querySelector("span");
    const picture = role.querySelector("use")?.getAttribute("href")?.replace("#i-", "");
    return words ? [{ texts: textsOf(words), picture }] : [];
  });
}

/**
 * @param {Session} session
 * @returns {Slide[]}
 */
export function mentorCards(session) {
  const part = currentStep().element.querySelector(".for-mentor");
  if (!(part instanceof HTMLElement)) return [];
  const own = linesOf(session.doc.getText("lead.mentor_questions").toString());
  /** @type {NodeListOf<HTMLElement>} */
  const asked = part.querySelectorAll(".points li");
  return [
    ...roles(part),
    ...own.map(({ text }) => ({ texts: [{ words: text, lang: "", dir: "auto" }], picture: "question" })),
    ...[...asked].filter(suits).map((question) => ({ texts: textsOf(question), picture: "question" })),
  ];
}
