// The summary as a picture to send: our own layout, in the letters of the phone.
import { fileName } from "../../device/download.js";
import { shareOrSave } from "../../device/share-sheet.js";
import { t } from "../../initial/texts.js";
import { whoTeaches } from "../../session/labels.js";
import { cut } from "../../ui/graphemes.js";
import { formatNumber } from "../../ui/measures.js";
import { secondT } from "../../ui/second-language.js";
import { drawBubbles } from "./bubbles.js";
import { CanvasPage, colourOf, GROUND, INK, SOFT, WIDTH } from "./canvas-page.js";
import { byScreen, confidence, listOf, namesIn } from "./summary-data.js";

/** @typedef {import("../../fields/answers.js").Answer} Answer */
/** @typedef {import("./canvas-page.js").Style} Style */

const FONTS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif';

/**
 * @param {number} size
 * @param {{weight?: number, colour?: string}} [options]
 * @returns {Style}
 */
const style = (size, { weight = 400, colour = INK } = {}) => ({
  font: `${weight} ${size}px ${FONTS}`,
  height: size * 1.35,
  colour,
});
/** So many letters of the topic stand in large ones, and of each answer below: a picture can't be as long as a text. */
const [TOPIC, SAID_MOST] = [160, 2000];
const SMALL = style(30, { colour: SOFT });
const SAID = style(38, { weight: 600 });
const QUESTION = style(32, { colour: SOFT });

/**
 * Confidence before and after as two rows of five.
 * @param {CanvasPage} page
 * @param {{before: number, after: number}} both
 */
function drawConfidence(page, both) {
  for (const [count, size] of [
    [both.before, 34],
    [both.after, 56],
  ]) {
    const top = page.y;
    page.draw((context) => {
      for (let at = 0; at < 5; at += 1) {
        const along = 72 + size / 2 + at * (size + 16);
        context.beginPath();
        context.arc(page.rightToLeft ? WIDTH - along : along, top + size / 2, size / 2 - 3, 0, 7);
        context.fillStyle = at < count ? colourOf("reflect") : "#fff";
        context.fill();
        context.strokeStyle = INK;
        context.lineWidth = 4;
        context.stroke();
      }
    });
    page.y += size + 16;
  }
  page.write(t("confidence.change", both), QUESTION);
  const second = secondT("confidence.change", both);
  if (second) page.write(second, SMALL);
}

/**
 * @param {CanvasPage} page
 * @param {string} text
 * @param {Style} look
 */
function writeSecond(page, text, look = SMALL) {
  if (text) page.write(text, look);
}

/**
 * @param {CanvasPage} page
 * @param {Answer} answer
 */
function drawAnswer(page, answer) {
  const { prompt, secondPrompt, question, secondQuestion, secondSaid } = answer;
  const said = cut(answer.said, SAID_MOST);
  if (prompt) page.write(prompt, QUESTION);
  writeSecond(page, secondPrompt);
  page.write(question, prompt ? SMALL : QUESTION);
  writeSecond(page, secondQuestion);
  page.y += 8;
  const second = secondSaid.split("\n");
  const lines = said.split("\n").map((line) => line.trim());
  if (listOf(answer) === "chips")
    page.chips(
      lines.map((line, at) => [line, second[at]].filter(Boolean).join("\n")),
      SAID,
    );
  else if (listOf(answer) === "steps") {
    for (const [at, line] of lines.filter(Boolean).entries())
      page.write(`\u2068${formatNumber(at + 1)}.\u2069 ${line}`, SAID);
  } else {
    // A number of five reads from left to right in every language.
    page.write(answer.kind === "scale" ? `\u2066${said}\u2069` : said, SAID);
    writeSecond(page, secondSaid);
  }
  page.y += 28;
}

/**
 * Draw all that was said.
 * @param {Answer[]} found
 * @param {string} topic
 */
function drawPicture(found, topic) {
  const page = new CanvasPage(document.documentElement.dir === "rtl");
  drawBubbles(page);
  const names = namesIn(found);
  const who = whoTeaches(names);
  if (who) page.write(who, style(42, { weight: 700 }));
  if (who) writeSecond(page, whoTeaches(names, secondT));
  if (topic.trim()) page.write(cut(topic.trim(), TOPIC), style(84, { weight: 800 }));
  page.y += 24;
  const both = confidence(found);
  if (both) drawConfidence(page, both);
  for (const { screen, title, secondTitle, answers } of byScreen(found)) {
    page.y += 32;
    page.bar(getComputedStyle(screen).getPropertyValue("--phase").trim(), 24);
    page.y += 24;
    page.write(title, style(52, { weight: 800 }));
    writeSecond(page, secondTitle);
    page.y += 16;
    for (const answer of answers) drawAnswer(page, answer);
  }
  return page.finish(GROUND);
}

/**
 * By the phone's share sheet, else into its downloads.
 * @param {Answer[]} found
 * @param {string} topic
 */
export async function sharePicture(found, topic) {
  const picture = await drawPicture(found, topic);
  await shareOrSave(new File([picture], fileName(topic, "png"), { type: picture.type }));
}
