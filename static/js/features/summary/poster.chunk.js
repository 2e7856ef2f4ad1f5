// The summary as a picture to send: our own layout, in the letters of the phone.
import { fileName } from "../../device/download.js";
import { shareElseSave } from "../../device/share-sheet.js";
import { t, textLanguage } from "../../initial/texts.js";
import { whoTeaches } from "../../session/labels.js";
import { secondT } from "../../ui/second-language.js";
import { bubbles } from "./bubbles.js";
import { CanvasPage, colourOf, GROUND, INK, SOFT, WIDTH } from "./canvas-page.js";
import { byScreen, confidence, listOf, namesIn } from "./recap.js";

/** @typedef {import("../../fields/answers.js").Answer} Answer */
/** @typedef {import("./canvas-page.js").Style} Style */

const LETTERS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif';

/**
 * @param {number} size
 * @param {{weight?: number, colour?: string}} [options]
 * @returns {Style}
 */
const style = (size, { weight = 400, colour = INK } = {}) => ({
  font: `${weight} ${size}px ${LETTERS}`,
  height: size * 1.35,
  colour,
});
const SMALL = style(30, { colour: SOFT });
const SAID = style(38, { weight: 600 });
const QUESTION = style(32, { colour: SOFT });

/**
 * Confidence before and after as two rows of five.
 * @param {CanvasPage} pen
 * @param {{before: number, after: number}} both
 */
function change(pen, both) {
  for (const [count, size] of [
    [both.before, 34],
    [both.after, 56],
  ]) {
    const top = pen.y;
    pen.draw((context) => {
      for (let at = 0; at < 5; at += 1) {
        const along = 72 + size / 2 + at * (size + 16);
        context.beginPath();
        context.arc(pen.rightToLeft ? WIDTH - along : along, top + size / 2, size / 2 - 3, 0, 7);
        context.fillStyle = at < count ? colourOf("reflect") : "#fff";
        context.fill();
        context.strokeStyle = INK;
        context.lineWidth = 4;
        context.stroke();
      }
    });
    pen.y += size + 16;
  }
  pen.write(t("confidence.change", both), QUESTION);
  const second = secondT("confidence.change", both);
  if (second) pen.write(second, SMALL);
}

/**
 * @param {CanvasPage} pen
 * @param {string} text
 * @param {Style} look
 */
function writeSecond(pen, text, look = SMALL) {
  if (text) pen.write(text, look);
}

/**
 * @param {CanvasPage} pen
 * @param {Answer} answer
 */
function say(pen, answer) {
  const { question, secondQuestion, said, secondSaid } = answer;
  pen.write(question, QUESTION);
  writeSecond(pen, secondQuestion);
  pen.y += 8;
  const second = secondSaid.split("\n");
  const lines = said.split("\n").map((line) => line.trim());
  if (listOf(answer) === "chips")
    pen.chips(
      lines.map((line, at) => [line, second[at]].filter(Boolean).join("\n")),
      SAID,
    );
  else if (listOf(answer) === "steps") {
    const number = new Intl.NumberFormat(textLanguage());
    for (const [at, line] of lines.filter(Boolean).entries())
      pen.write(`\u2068${number.format(at + 1)}.\u2069 ${line}`, SAID);
  } else {
    // A number of five reads from left to right in every language.
    pen.write(answer.kind === "scale" ? `\u2066${said}\u2069` : said, SAID);
    writeSecond(pen, secondSaid);
  }
  pen.y += 28;
}

/**
 * Draw all that was said.
 * @param {Answer[]} found
 * @param {string} topic
 */
export function drawPicture(found, topic) {
  const pen = new CanvasPage(document.documentElement.dir === "rtl");
  bubbles(pen);
  const names = namesIn(found);
  const who = whoTeaches(names);
  if (who) pen.write(who, style(42, { weight: 700 }));
  if (who) writeSecond(pen, whoTeaches(names, secondT));
  if (topic.trim()) pen.write(topic.trim(), style(84, { weight: 800 }));
  pen.y += 24;
  const both = confidence(found);
  if (both) change(pen, both);
  for (const { screen, title, secondTitle, answers } of byScreen(found)) {
    pen.y += 32;
    pen.bar(getComputedStyle(screen).getPropertyValue("--phase").trim(), 24);
    pen.y += 24;
    pen.write(title, style(52, { weight: 800 }));
    writeSecond(pen, secondTitle);
    pen.y += 16;
    for (const answer of answers) say(pen, answer);
  }
  return pen.finish(GROUND);
}

/**
 * By the phone's share sheet, else into its downloads.
 * @param {Answer[]} found
 * @param {string} topic
 */
export async function sharePicture(found, topic) {
  const picture = await drawPicture(found, topic);
  await shareElseSave(new File([picture], fileName(topic, "png"), { type: picture.type }));
}
