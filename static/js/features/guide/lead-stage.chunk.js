// The stage: one step of the mentee's plan at a time over the whole screen, in huge letters, with the time around it.
// The mentor's part is on the mentor's own phone or, where both look at one, upside down on its other half.

import { STEPS } from "../../fields/plan-steps.js";
import { on } from "../../initial/events.js";
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { say } from "../../ui/both-languages.js";
import { dialogButton, showDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { countOf, indexOf, placeOf } from "./lead-stage-steps.js";
import { mentorCards } from "./mentor-cards.js";
import { wayOf } from "./stage-keys.js";
import { isChoosing, lendLanguages } from "./stage-languages.js";
import { makeSide } from "./stage-side.js";
import { forgetMedia, slideOf } from "./stage-slides.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {"mentee" | "mentor" | "both"} View whose side is shown */

/** What it shows, as soon as it is written. */
const SHOWN = [STEPS, "strength.topic", "plan.goal", "lead.mentor_questions"];

function statusLine() {
  const line = element("p", "visually-hidden");
  line.setAttribute("role", "status");
  return line;
}

export class Stage {
  #leaving = new AbortController();
  /** Follows what is written, in the session's document as it is now. */
  #following = new AbortController();
  #session = /** @type {Session} */ (current()).id;
  #card = 0;
  #mentee = makeSide("mentee", (by) => this.#move(by));
  #mentor = makeSide("mentor", (by) => this.#turn(by));
  #said = statusLine();
  #close = dialogButton("", () => this.dialog.close(), "tool close");
  #sides = dialogButton("", () => this.#view(this.view === "both" ? this.alone : "both"), "tool");
  #done = dialogButton("", () => this.dialog.close("done"), "button strong");

  /**
   * Show it. It closes as dialogs do; the dialog's value is "done" where somebody pressed that they did it.
   * @param {object} options
   * @param {string} options.place where to begin
   * @param {View} options.view
   * @param {(place: string) => void} options.moved
   */
  constructor({ place, view, moved }) {
    this.place = place;
    this.view = view;
    this.alone = /** @type {View} */ (view === "both" ? "mentee" : view);
    this.moved = moved;
    const [time, rung] = [element("div", "around"), statusLine()];
    time.dataset.timeAround = "";
    rung.dataset.timerSaid = "";
    this.#close.append(icon("add"));
    this.#sides.append(icon("table"));
    this.#sides.dataset.action = "stage-sides";
    this.#done.dataset.action = "stage-done";
    const bar = element("div", "bar", this.#close, time, this.#sides);
    this.dialog = element("dialog", "lead-stage", bar, this.#mentee.part, this.#mentor.part, this.#said, rung);
    this.dialog.dataset.live = "";
    this.#open();
  }

  #open() {
    const { signal } = this.#leaving;
    this.dialog.addEventListener("keydown", (event) => this.#press(event));
    on(["language", "second", "attached"], () => this.#draw(), { signal });
    on(["session"], () => this.#follow(), { signal });
    document.body.append(this.dialog);
    const giveBack = lendLanguages(/** @type {HTMLElement} */ (this.#sides.previousElementSibling));
    signal.addEventListener("abort", giveBack);
    showDialog(this.dialog);
    // Not before the toasts have left it.
    this.dialog.addEventListener("close", () => this.#end());
    this.#view(this.view);
    this.#follow();
    (this.view === "mentor" ? this.#mentor : this.#mentee).words.focus();
  }

  #end() {
    this.#leaving.abort();
    this.#following.abort();
    this.#mentee.end();
    this.#mentor.end();
    forgetMedia();
    this.dialog.remove();
  }

  get #plan() {
    return /** @type {Session} */ (current());
  }

  #follow() {
    if (current()?.id !== this.#session) return;
    this.#following.abort();
    this.#following = new AbortController();
    const draw = () => this.#draw();
    for (const text of SHOWN.map((field) => this.#plan.doc.getText(field))) {
      text.observe(draw);
      this.#following.signal.addEventListener("abort", () => text.unobserve(draw));
    }
    draw();
  }

  #draw() {
    // It was closed, and will be gone in a moment.
    if (current()?.id !== this.#session) return;
    this.#close.setAttribute("aria-label", t("dialog.close"));
    this.#sides.setAttribute("aria-label", t("stage.sides"));
    this.dialog.setAttribute("aria-label", t("stage.name"));
    this.#drawSteps();
    this.#drawCards();
  }

  #drawSteps() {
    const { part, words, back, on: forth } = this.#mentee;
    const [index, count] = [indexOf(this.#plan, this.place), countOf(this.#plan)];
    const ended = index >= count;
    // Letters that were corrected don't name it any more.
    this.place = placeOf(this.#plan, index);
    const focused = part.contains(document.activeElement);
    this.#mentee.show(ended ? this.#lastSlide() : slideOf(this.#plan, index), index, count);
    back.disabled = index === 0;
    forth.hidden = ended;
    // A button that can't be pressed any more would take the focus along.
    if (focused && !part.contains(document.activeElement)) (ended ? this.#done : words).focus();
    return { ended, line: `${t("step", { step: index + 1, steps: count })}. ${words.textContent}` };
  }

  #lastSlide() {
    say(this.#done, "stage.done");
    return { texts: [{ words: "", lang: "", dir: "auto" }], drawing: "done", media: [this.#done] };
  }

  #drawCards() {
    const cards = mentorCards(this.#plan);
    this.#card = (this.#card + cards.length) % cards.length;
    const { texts, picture } = cards[this.#card];
    // Who sits opposite reads the second language, where there is one.
    const shown = this.view === "both" ? texts.slice(-1) : texts;
    this.#mentor.show({ texts: shown, picture }, this.#card, cards.length);
  }

  /** @param {number} by */
  #move(by) {
    const to = Math.max(0, Math.min(countOf(this.#plan), indexOf(this.#plan, this.place) + by));
    this.place = placeOf(this.#plan, to);
    this.moved(this.place);
    const { ended, line } = this.#drawSteps();
    if (ended) this.#done.focus();
    this.#said.textContent = ended ? "" : line;
  }

  /** @param {number} by */
  #turn(by) {
    this.#card += by;
    this.#drawCards();
    this.#said.textContent = this.#mentor.words.textContent;
  }

  /** @param {View} view */
  #view(view) {
    this.view = view;
    this.dialog.dataset.view = view;
    this.#sides.setAttribute("aria-pressed", String(view === "both"));
    this.#mentee.part.hidden = view === "mentor";
    this.#mentor.part.hidden = view === "mentee";
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (isChoosing()) {
      // Escape closes the sheet of languages, and not the stage with it.
      if (event.key === "Escape") event.preventDefault();
      return;
    }
    const by = wayOf(event);
    if (!by) return;
    event.preventDefault();
    if (event.repeat) return;
    if (this.view === "mentor" || this.#mentor.part.contains(document.activeElement)) this.#turn(by);
    else this.#move(by);
  }
}
