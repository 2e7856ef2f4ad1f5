// The certificate at the end: the names, the topic and the day of the lesson, on a page of its own for the printer.
import { printPages } from "../../device/printing.js";
import { current } from "../../session/open-session.js";
import { formatDate, readDate } from "../../ui/dates.js";
import { cut } from "../../ui/graphemes.js";
import { showTopic } from "./recap.js";
import { answersIn } from "./summary-data.js";

/** @typedef {import("../../fields/answers.js").Answer} Answer */

/** As long as a name may be on it. */
const NAME = 60;

/** The day of the lesson as people say it, "" where none was agreed. */
function day() {
  const date = readDate(String(current()?.choices.get("plan.when") ?? ""));
  return date ? formatDate(date, "longDay") : "";
}

/**
 * Fill it in; it is offered once there is a topic.
 * @param {Answer[]} found
 */
export function fillCertificate(found) {
  const said = answersIn(found);
  for (const place of document.querySelectorAll("[data-certify]")) {
    if (!(place instanceof HTMLElement)) continue;
    const field = place.dataset.certify ?? "";
    if (field === "strength.topic") showTopic(place, said(field));
    else place.textContent = field === "day" ? day() : cut(said(field), NAME);
  }
  for (const part of document.querySelectorAll("[data-with-topic]"))
    part.toggleAttribute("hidden", !said("strength.topic"));
}

/** Print a copy of it. */
export function printCertificate() {
  const certificate = document.querySelector(".certificate")?.cloneNode(true);
  if (certificate instanceof HTMLElement) printPages("certificate", [certificate]);
}
