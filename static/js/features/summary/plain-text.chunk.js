// The summary as plain text, to send or to paste.
import { copy } from "../../device/clipboard.js";
import { give } from "../../device/share-sheet.js";
import { byScreen, whoTeaches } from "./recap.js";
import { secondT } from "../../ui/second-language.js";
import { t } from "../../initial/texts.js";

/** @typedef {import("./summary.js").Answer} Answer */

/**
 * Both languages in a line, where there are two.
 * @param {...string} words
 */
const both = (...words) => words.filter(Boolean).join(" / ");

/** @param {Answer[]} found */
export const summaryText = (found) =>
  [
    both(whoTeaches(found), whoTeaches(found, secondT)),
    ...byScreen(found).map(({ title, secondTitle, answers }) =>
      [
        both(title, secondTitle).toLocaleUpperCase(document.documentElement.lang),
        ...answers.map(({ question, secondQuestion, said, secondSaid }) => {
          const second = secondSaid.split("\n");
          const lines = said.split("\n").map((line, at) => both(line, second[at] ?? ""));
          return `${both(question, secondQuestion)}\n${lines.map((line) => `– ${line}`).join("\n")}`;
        }),
      ].join("\n\n"),
    ),
  ]
    .filter(Boolean)
    .join("\n\n\n");

/**
 * By the phone's share sheet, else by its clipboard.
 * @param {Answer[]} found
 */
export async function shareText(found) {
  const text = summaryText(found);
  if (!(await give({ title: t("share.title"), text }))) await copy(text, "text.copied");
}
