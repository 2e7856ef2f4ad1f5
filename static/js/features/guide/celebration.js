// A small moment of joy at the end of each phase, with something that was said in it. It goes away by itself and takes
// no press. Where people want no motion it is words.
import { buzz, chime } from "../../device/feedback.js";
import { answers } from "../../fields/answers.js";
import { on } from "../../initial/events.js";
import { afterPaint } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { recordOf, saveRecord } from "../../session/records.js";
import { asksForPath } from "../../session/short-path.js";
import { mention } from "../../ui/bidi.js";
import { element } from "../../ui/element.js";

const LENGTH = 3000;
const PIECES = 18;

const place = () => /** @type {HTMLElement} */ (document.querySelector("[data-cheer]"));
/** Ends what is shown. */
let showing = new AbortController();

/** Whether the words lie over the heading. */
function coversHeading() {
  const words = place().querySelector("p")?.getBoundingClientRect();
  const heading = currentStep().element.querySelector("h1, h2")?.getBoundingClientRect();
  return !!(words && heading && words.bottom > heading.top && words.top < heading.bottom);
}

function end() {
  showing.abort();
  place().hidden = true;
  place().replaceChildren();
}

/** Who goes on, scrolls or presses something has seen it: then it would lie over what comes up. */
function endWithNextMove() {
  const { signal } = showing;
  on(["screen"], end, { signal });
  for (const move of ["scroll", "pointerdown", "keydown"]) addEventListener(move, end, { signal, passive: true });
}

/** Above the buttons, or at the top where the heading stands low; where it fills the screen, it is only heard. */
function showBesideHeading() {
  endWithNextMove();
  place().hidden = false;
  for (const above of [false, true]) {
    place().toggleAttribute("data-above", above);
    if (!coversHeading()) return;
  }
  place().hidden = true;
}

/**
 * @param {string} praise
 * @param {string} words what was said, "" where there are no words for it
 */
function show(praise, words) {
  end();
  showing = new AbortController();
  const { signal } = showing;
  const pieces = Array.from({ length: PIECES }, (_, at) => {
    const piece = element("i", "");
    piece.style.setProperty("--at", String(at));
    piece.style.setProperty("--way", String(Math.random() * 2 - 1));
    return piece;
  });
  const said = words ? element("span", "", words) : null;
  place().replaceChildren(element("p", "", element("b", "", praise), said), ...pieces);
  // By then the next screen is there.
  afterPaint(() => void (signal.aborted || showBesideHeading()));
  const timer = setTimeout(end, LENGTH);
  signal.addEventListener("abort", () => clearTimeout(timer));
  const spoken = document.querySelector("[data-cheer-said]");
  if (spoken) spoken.textContent = `${praise} ${words}`.trim();
  chime();
  buzz();
}

/**
 * What was said on a screen, to be said again: the topic as what the mentor learns, else the first words.
 * @param {import("../../fields/answers.js").Answer[]} found
 */
function wordsOf(found) {
  const said = found.filter(({ kind }) => kind !== "scale");
  const topic = said.find(({ field }) => field === "strength.topic")?.said;
  if (topic) return t("cheer.topic", { topic: mention(topic) });
  return said[0] ? mention(said[0].said.replaceAll("\n", ", ")) : "";
}

/**
 * Celebrate that a phase is done: once in a session, and only where something was said in it.
 * @param {import("../../session/session.js").Session} session
 * @param {string} screen
 */
export function celebrateEndOf({ id }, screen) {
  const cheered = recordOf(id)?.cheered ?? [];
  const phases = [...document.querySelectorAll("[data-progress] li")];
  const number = phases.findIndex((item) => item instanceof HTMLElement && item.dataset.phase === screen) + 1;
  if (!number || cheered.includes(screen)) return;
  const found = answers().filter(
    (answer) => answer.screen.dataset.screen === screen && answer.said && !asksForPath(answer.field),
  );
  if (!found.length) return;
  void saveRecord(id, { cheered: [...cheered, screen] });
  show(number === phases.length ? t("cheer.session") : t("cheer.phase", { number }), wordsOf(found));
}
