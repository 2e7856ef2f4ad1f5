// "… is writing", at the field in which another one writes, in their colour. It takes no room of its own: nothing moves
// under who writes there too. Nobody needs to know that somebody writes private notes.
import { say } from "../../ui/both-languages.js";
import { element } from "../../ui/element.js";
import { bubbleOf } from "./bubbles.js";

/** @typedef {import("../../sync/others.js").Other} Other */

/** Where it is told that somebody writes. */
export const WRITTEN = ":not([data-private]) > textarea";
/** So often it is told, and how long that holds. */
export const [AGAIN, LENGTH] = [2000, 4000];

/** The line, at one field at a time. */
export class WritingLine {
  line = element("p", "writes");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #ending;

  /**
   * @param {Other[]} all
   * @param {() => void} redraw called when it may have ended
   * @returns {Other | undefined} who has begun to write
   */
  draw(all, redraw) {
    const { line } = this;
    const writer = all.find(({ field, at }) => field && performance.now() - at < LENGTH);
    const place = document.querySelector(`${WRITTEN}[data-field="${CSS.escape(writer?.field ?? "")}"]`);
    clearTimeout(this.#ending);
    if (!(writer && place)) {
      line.remove();
      return;
    }
    this.#ending = setTimeout(redraw, LENGTH);
    if (place.nextSibling === line && line.dataset.holder === writer.holder) return;
    Object.assign(line.dataset, { live: "", holder: writer.holder });
    line.replaceChildren(bubbleOf(writer), say(element("span", ""), `presence.writes.${writer.holder}`, "one"));
    place.after(line);
    return writer;
  }
}
