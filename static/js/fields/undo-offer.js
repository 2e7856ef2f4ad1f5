// Offers to undo that an answer was taken back; one offer at a time, since only the last one is wanted.
import { toast } from "../ui/toast.js";

/** @type {HTMLElement | null} */
let offer = null;
let offered = new AbortController();

export function removeOffer() {
  offered.abort();
  offer?.remove();
  offer = null;
}

/**
 * Offer it until somebody writes there again: that stays, so there would be nothing to undo.
 * @param {import("./controls.js").Control} control
 * @param {() => void} undo
 */
export function offerUndo(control, undo) {
  removeOffer();
  offered = new AbortController();
  control.addEventListener("input", removeOffer, { signal: offered.signal });
  offer = toast("answer.cleared", { action: "undo-answer", label: "delete.undo", act: undo });
}
