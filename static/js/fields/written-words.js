// What is written in the text fields of a step, without private notes, to be shown to the other one.

import { fetchPart } from "../ui/missing-part.js";
import { controlsIn, fieldOf, isText } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */

/** What may be shown of a field. @param {Control} control */
export const wordsIn = (control) =>
  isText(control) && !fieldOf(control).startsWith("private.") ? control.value.trim() : "";

/** @param {Element} step */
export const wordsOn = (step) => controlsIn(step).map(wordsIn).filter(Boolean).join("\n\n");

/** Fill the screen with them. @param {string} text */
export const showBig = async (text) => (await fetchPart(() => import("./big-words.chunk.js"))).showBig(text);
