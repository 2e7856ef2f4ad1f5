// A small moment of joy at the end of each phase and of the session. It goes away by itself and takes no press.
// Where people want no motion it is a line of words.
import { buzz, chime } from "../../device/feedback.js";
import { t } from "../../initial/texts.js";
import { element } from "../../ui/element.js";

const LENGTH = 1800;
const PIECES = 18;

const place = () => /** @type {HTMLElement} */ (document.querySelector("[data-cheer]"));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string} words */
function show(words) {
  clearTimeout(timer);
  const pieces = Array.from({ length: PIECES }, (_, at) => {
    const piece = element("i", "");
    piece.style.setProperty("--at", String(at));
    piece.style.setProperty("--way", String(Math.random() * 2 - 1));
    return piece;
  });
  place().replaceChildren(element("b", "", words), ...pieces);
  place().hidden = false;
  timer = setTimeout(() => {
    place().hidden = true;
    place().replaceChildren();
  }, LENGTH);
  const spoken = document.querySelector("[data-cheer-said]");
  if (spoken) spoken.textContent = words;
  chime();
  buzz();
}

/**
 * Say that a phase, or the whole session, is done.
 * @param {number | null} phase the phase's number; null for the session
 */
export const celebrate = (phase) => show(phase ? t("cheer.phase", { number: phase }) : t("cheer.session"));
