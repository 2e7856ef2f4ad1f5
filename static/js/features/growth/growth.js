// Growth over all sessions: the card at home, and the screen, which is drawn (growth-screen.chunk.js) when it is opened.
import { drawRepeatOffer, watchRepeatOffer } from "./repeat-offer.js";
import { copy } from "../../device/clipboard.js";
import { give } from "../../device/share-sheet.js";
import { on, onBatch } from "../../initial/events.js";
import { isolate, names } from "../home/session-list.js";
import { lessons } from "./lessons.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep, goTo } from "../../initial/screens.js";
import { ownText } from "../../ui/second-language.js";
import { listed, openSession } from "../../session/open-session.js";
import { t } from "../../initial/texts.js";

/** @typedef {import("./lessons.js").Lesson} Lesson */

/** @type {Lesson[]} */
let known = [];
let drawn = "";

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const isShown = () => currentStep().screen === "growth";

/** The way to the screen from home, once there is a lesson to show there. */
function drawCard() {
  if (currentStep().screen !== "home") return;
  const count = listed().filter(({ shown }) => shown.taught).length;
  const card = document.createElement("a");
  const icon = /** @type {SVGElement} */ (one('a[href="#growth"] .icon').cloneNode(true));
  const title = document.createElement("b");
  const line = document.createElement("span");
  card.href = "#growth";
  card.className = "grown";
  title.textContent = ownText(one("#growth-title"));
  line.textContent = t("growth.count", { count });
  card.append(icon, title, line);
  one("[data-grown]").replaceChildren(...(count ? [card] : []));
}

/** What the drawing needs of the app; handed over, so that its file stands alone. */
const app = { t, ownText, names, isolate, look };

/**
 * Open a lesson's session, on its summary.
 * @param {string} id
 */
async function look(id) {
  await openSession(id);
  goTo("summary");
}

async function draw() {
  if (!isShown()) return;
  const { drawGrowth } = await import("./growth-screen.chunk.js");
  // Drawing the same again would take the focus out of it.
  const wanted = JSON.stringify([document.documentElement.lang, known]);
  if (!isShown() || drawn === wanted) return;
  drawn = wanted;
  drawGrowth(known, app);
  drawRepeatOffer(known);
}

async function read() {
  if (!isShown()) return;
  known = await lessons();
  await draw();
}

/** What was taught, as text: the heading, and a line for each lesson. */
async function list() {
  const { listOf } = await import("./growth-screen.chunk.js");
  return [ownText(one("#growth-taught")), ...listOf(known, app)].join("\n");
}

const copyList = async () => copy(await list(), "growth.copied");

async function shareList() {
  if (!(await give({ text: await list() }))) await copyList();
}

/** Begin to draw the card and the screen, each when it is shown. */
export function watchGrowth() {
  // What the browser can't do isn't offered; the list still stands on the screen.
  one('[data-action="share-list"]').hidden = !navigator.share;
  one('[data-action="copy-list"]').addEventListener("click", () => void copyList());
  one('[data-action="share-list"]').addEventListener("click", () => void shareList());
  watchRepeatOffer();
  onBatch(["records", "language", "session", "screen"], drawCard);
  onPainted(["records", "session", "screen"], () => void read());
  on(["language"], () => void draw());
}
