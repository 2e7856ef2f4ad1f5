// Growth over all sessions: the card at home, and the screen, which growth-screen.chunk.js draws once it is opened.
import { copy } from "../../device/clipboard.js";
import { shareOrCopy } from "../../device/share-sheet.js";
import { on, onBatch } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep, goTo } from "../../initial/screens.js";
import { t, textLanguage } from "../../initial/texts.js";
import { openSession } from "../../session/open-session.js";
import { listedSessions } from "../../session/records.js";
import { element, find, ownText } from "../../ui/element.js";
import { fetchPart } from "../../ui/missing-part.js";
import { lessons } from "./lessons.js";
import { drawRepeatOffer, watchRepeatOffer } from "./repeat-offer.js";

/** @typedef {import("./lessons.js").Lesson} Lesson */

/** @type {Lesson[]} */
let lessonsShown = [];
let lastDrawn = "";

const isShown = () => currentStep().screen === "growth";

/** The way to the screen from home, once there is a lesson to show there. */
function drawCard() {
  if (currentStep().screen !== "home") return;
  const count = listedSessions().filter(({ shown }) => shown.taught).length;
  const card = element(
    "a",
    "growth-link",
    find('a[href="#growth"] .icon').cloneNode(true),
    element("b", "", ownText(find("#growth-title"))),
    element("span", "", t("growth.count", { count })),
  );
  card.href = "#growth";
  find("[data-grown]").replaceChildren(...(count ? [card] : []));
}

/**
 * Open a lesson's session, on its summary.
 * @param {string} id
 */
async function openSummary(id) {
  await openSession(id);
  goTo("summary");
}

async function draw() {
  if (!isShown()) return;
  const { drawGrowth } = await fetchPart(() => import("./growth-screen.chunk.js"));
  // Drawing the same again would take the focus out of it.
  const wanted = JSON.stringify([textLanguage(), lessonsShown]);
  if (!isShown() || lastDrawn === wanted) return;
  lastDrawn = wanted;
  drawGrowth(lessonsShown, (id) => void openSummary(id));
  drawRepeatOffer(lessonsShown);
}

async function refresh() {
  if (!isShown()) return;
  lessonsShown = await lessons();
  await draw();
}

/** What was taught, as text: the heading, and a line for each lesson. */
async function listText() {
  const { listOf } = await fetchPart(() => import("./growth-screen.chunk.js"));
  return [ownText(find("#growth-taught")), ...listOf(lessonsShown)].join("\n");
}

const copyList = async () => copy(await listText(), "growth.copied");

const shareList = async () => shareOrCopy({ text: await listText() }, "growth.copied");

export function watchGrowth() {
  // What the browser can't do isn't offered; the list still stands on the screen.
  find('[data-action="share-list"]').hidden = !navigator.share;
  find('[data-action="copy-list"]').addEventListener("click", () => void copyList());
  find('[data-action="share-list"]').addEventListener("click", () => void shareList());
  watchRepeatOffer();
  onBatch(["records", "language", "session", "screen"], drawCard);
  onPainted(["records", "session", "screen"], () => void refresh());
  on(["language"], () => void draw());
}
