// What a companion's state says, in the words of the page's language.
import { formatDate, readDate } from "../../ui/dates.js";
import { ownText } from "../../ui/element.js";

/** @typedef {import("./history.js").State} State */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/** A day as people say it; what is none stays as it is. @param {string} day `2026-11-27` */
export function formatDay(day) {
  const date = readDate(`${day}T12:00`);
  return date ? formatDate(date, "longDay") : day;
}

/** A state beside the fields of its screen. */
export class CompanionState {
  /**
   * @param {HTMLElement} screen
   * @param {State} state
   */
  constructor(screen, state) {
    this.screen = screen;
    this.state = state;
  }

  /** The fields' ids, in the order of the page. */
  get fields() {
    const controls = [...this.screen.querySelectorAll("[data-field]")];
    return [...new Set(controls.map((control) => /** @type {Control} */ (control).dataset.field ?? ""))];
  }

  /** @param {string} field */
  control = (field) => /** @type {Control | null} */ (this.screen.querySelector(`[data-field="${field}"]`));

  /** What is kept, as text. @param {string} field */
  value = (field) => String(this.state[field] ?? "").trim();

  /** @param {string} field */
  has = (field) => this.value(field) !== "";

  /** Whether a group of fields is on the page, or would be if one could write in this state. @param {string[]} group */
  shows = (group) =>
    group.some(this.has) || !this.control(group[0])?.closest("[data-as-needed]")?.hasAttribute("hidden");

  /** What a field asks. @param {string} field */
  label = (field) => this.#text(this.control(field)?.closest(".field")?.querySelector("label, legend"));

  /** The same with the group that it stands in. @param {string} field */
  question(field) {
    const group = this.#text(this.control(field)?.closest("details")?.querySelector("summary"));
    return [group, this.label(field)].filter(Boolean).join(": ");
  }

  /**
   * What one choice is called.
   * @param {string} field
   * @param {string} value
   */
  choice(field, value) {
    const controls = [...this.screen.querySelectorAll(`[data-field="${field}"]`)];
    const chosen = controls.find((control) => /** @type {Control} */ (control).value === value);
    const label = chosen?.closest("label");
    return this.#text(label?.querySelector("b") ?? label?.querySelector("span")) || value;
  }

  /** What is kept, as people say it. @param {string} field */
  say = (field) => {
    const value = this.value(field);
    if (!value) return "";
    const type = this.control(field)?.type;
    if (type === "radio") return this.choice(field, value);
    return type === "date" ? formatDay(value) : value;
  };

  /** @param {Element | null | undefined} element */
  #text(element) {
    return element ? ownText(element) : "";
  }
}
