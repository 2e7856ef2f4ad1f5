// The sheet of languages, in the bar of the stage: the page's own one moves there, and back.
import { textSlots } from "../../initial/language.js";

const languages = () => /** @type {HTMLElement} */ (document.querySelector(".languages"));

/** Whether it is open. */
export const isChoosing = () => !!languages().querySelector("details[open]");

/**
 * Move it behind a part of the stage's bar.
 * @param {HTMLElement} part
 * @returns {() => void} moves it back
 */
export function lendLanguages(part) {
  // Its texts are known by their places in the page.
  textSlots();
  const own = languages();
  const place = document.createComment("");
  own.replaceWith(place);
  part.after(own);
  return () => place.replaceWith(own);
}
