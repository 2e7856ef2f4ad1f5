// The line under a field while somebody speaks there: how loud, how long, and a button to stop. Or why it can't be.
import { on } from "../../initial/events.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { currentStep } from "../../initial/screens.js";
import { say } from "../../ui/both-languages.js";
import { dialogButton } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { clock } from "../../ui/measures.js";
import { drawWave, lastLevels } from "./wave.js";

/** @typedef {import("./attach-button.js").Place} Place */

/** The last one at each place, since the one before it may end late. @type {WeakMap<Place, VoiceLine>} */
const lines = new WeakMap();

export class VoiceLine {
  #shown = new AbortController();
  #time = element("span", "time");
  #level = element("span", "level");

  /**
   * @param {Place} place
   * @param {() => void} stop
   */
  constructor(place, stop) {
    this.place = place;
    this.stop = stop;
    lines.get(place)?.clear();
    lines.set(place, this);
    this.#time.dir = "ltr";
    // Who comes back later needs no reason any more.
    const left = () => void (currentStep().element.contains(place.control) || this.clear());
    on(["screen"], left, { signal: this.#shown.signal });
    place.microphone?.setAttribute("aria-pressed", "true");
  }

  begin() {
    const { microphone, line } = this.place;
    const button = dialogButton("", () => this.stop(), "stop-recording");
    button.append(element("b", "square"), say(element("span", ""), "voice.stop"), this.#level, this.#time);
    microphone?.toggleAttribute("data-recording", true);
    // Said once on each phone.
    const told = preference("voice") === "told";
    line.replaceChildren(button, ...(told ? [] : [say(element("p", "small"), "voice.local")]));
  }

  /**
   * @param {number} seconds
   * @param {number} longest
   * @param {number[]} levels
   */
  tick(seconds, longest, levels) {
    this.#time.textContent = `${clock(seconds)} / ${clock(longest)}`;
    this.#level.replaceChildren(drawWave(lastLevels(levels)));
  }

  /** @param {string} reason the name of the text that says why it can't be, "" where it was */
  end(reason) {
    if (lines.get(this.place) !== this) return;
    const { microphone, line } = this.place;
    const focused = line.contains(document.activeElement);
    const recorded = microphone?.hasAttribute("data-recording") && !reason;
    this.#release();
    if (focused) microphone?.focus();
    if (recorded) setPreference("voice", "told");
    if (!reason) return this.clear();
    const alert = element("p", "refused");
    alert.setAttribute("role", "alert");
    line.replaceChildren(say(alert, reason));
  }

  #release() {
    this.place.microphone?.setAttribute("aria-pressed", "false");
    this.place.microphone?.removeAttribute("data-recording");
  }

  clear() {
    this.#shown.abort();
    this.#release();
    if (lines.get(this.place) !== this) return;
    lines.delete(this.place);
    this.place.line.replaceChildren();
  }
}
