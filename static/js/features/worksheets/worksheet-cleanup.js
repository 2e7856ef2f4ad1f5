// Takes out of a copy of a screen what has no place on paper.
import { controlsIn, fieldOf } from "../../fields/controls.js";

// What only a screen, or a phone, can use.
const NOT_ON_PAPER =
  "button, dialog, template, script, canvas, audio, video, details, [data-timer], " +
  ".sync-choice, .agenda, .actions, .unset, .return, .look-back, .in-words, .both-wrote, .writes, .kept-where";
const PHONE_ONLY = ["start.holder"];
const HOOKS = ["id", "for", "name", "hidden", "tabindex", "role"];

/** @param {Element} part */
function withoutHooks(part) {
  for (const { name } of [...part.attributes])
    if (HOOKS.includes(name) || /^aria-(?!hidden)|^data-(?!speaker|phase|ticked)/u.test(name))
      part.removeAttribute(name);
}

/** Remove private notes, and what only a phone has to know. @param {Element} worksheet */
export function removePrivate(worksheet) {
  for (const note of worksheet.querySelectorAll("[data-private]")) (note.closest("[data-prompt]") ?? note).remove();
  for (const control of controlsIn(worksheet))
    if (PHONE_ONLY.includes(fieldOf(control))) control.closest(".field")?.remove();
}

/** Paper has nothing to open: what stands folded stands there. @param {Element} worksheet */
function unfold(worksheet) {
  for (const fold of worksheet.querySelectorAll("details:not(.tip)")) {
    const title = fold.querySelector("summary");
    if (fold.matches(".fold")) title?.remove();
    else title?.replaceWith(...title.childNodes);
    fold.replaceWith(...fold.childNodes);
  }
}

/** Leave only the look: no hook, and nothing that is for a screen. @param {Element} worksheet */
export function clean(worksheet) {
  unfold(worksheet);
  for (const part of worksheet.querySelectorAll(`${NOT_ON_PAPER}, [hidden]`)) part.remove();
  for (const prompt of worksheet.querySelectorAll(".prompt")) prompt.className = "exercise";
  worksheet.className = "worksheet";
  for (const part of [worksheet, ...worksheet.querySelectorAll("*")]) withoutHooks(part);
}
