// The summary as plain text, to send or to paste.
import { shareOrCopy } from "../../device/share-sheet.js";
import { t, textLanguage } from "../../initial/texts.js";
import { whoTeaches } from "../../session/labels.js";
import { secondLanguage, secondT } from "../../ui/second-language.js";
import { byScreen, namesIn } from "./summary-data.js";

/** @typedef {import("../../fields/answers.js").Answer} Answer */

/**
 * Both languages in a line, where there are two.
 * @param {...string} words
 */
const both = (...words) => words.filter(Boolean).join(" / ");

/**
 * Turkish has an İ of its own, so each text is written by its own language.
 * @param {string} text
 * @param {string} language
 */
const capitals = (text, language) => text.toLocaleUpperCase(language || undefined);

/** What was asked, and what was said. @param {Answer} answer */
function answerText({ prompt, secondPrompt, question, secondQuestion, said, secondSaid }) {
  const second = secondSaid.split("\n");
  const lines = said.split("\n").map((line, at) => `– ${both(line, second[at] ?? "")}`);
  return [both(prompt, secondPrompt), both(question, secondQuestion), ...lines].filter(Boolean).join("\n");
}

/** @param {Answer[]} found */
const summaryText = (found) =>
  [
    both(whoTeaches(namesIn(found)), whoTeaches(namesIn(found), secondT)),
    ...byScreen(found).map(({ title, secondTitle, answers }) =>
      [both(capitals(title, textLanguage()), capitals(secondTitle, secondLanguage())), ...answers.map(answerText)].join(
        "\n\n",
      ),
    ),
  ]
    .filter(Boolean)
    .join("\n\n\n");

/**
 * By the phone's share sheet, else by its clipboard.
 * @param {Answer[]} found
 */
export async function shareText(found) {
  await shareOrCopy({ title: t("share.title"), text: summaryText(found) }, "text.copied");
}
