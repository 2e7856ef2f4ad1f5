// What leaves the app on paper, as a picture or as text: each is made only when it is asked for.
import { current } from "../../session/open-session.js";
import { answers } from "./summary.js";

const root = document.documentElement;

/** @returns {HTMLElement} where pages stand for the printer; never on the screen */
function tray() {
  const found = document.querySelector(".tray");
  if (found instanceof HTMLElement) return found;
  const made = document.createElement("div");
  made.className = "tray";
  made.toggleAttribute("data-live", true);
  document.body.append(made);
  return made;
}

function clear() {
  delete root.dataset.print;
  tray().replaceChildren();
}

/**
 * Print these pages in place of the screen.
 * @param {"certificate" | "worksheets"} kind
 * @param {HTMLElement[]} pages
 */
export function printPages(kind, pages) {
  tray().replaceChildren(...pages);
  root.dataset.print = kind;
  print();
  // Some phones draw the pages after print() and "afterprint": they stay until somebody touches the app again.
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, clear, { once: true, capture: true });
}

function printCertificate() {
  const certificate = document.querySelector(".certificate")?.cloneNode(true);
  if (certificate instanceof HTMLElement) printPages("certificate", [certificate]);
}

const said = () => answers().filter((answer) => answer.said);
const topic = () => current()?.text("strength.topic").toString() ?? "";

/** @type {Record<string, () => unknown>} */
const ways = {
  print: () => print(),
  "print-certificate": printCertificate,
  worksheets: async () => (await import("../worksheets/worksheet-chooser.chunk.js")).chooseWorksheets(),
  "share-picture": async () => (await import("./poster.chunk.js")).sharePicture(said(), topic()),
  "share-text": async () => (await import("./plain-text.chunk.js")).shareText(said()),
};

/** Begin to watch the buttons. */
export function watchSummaryActions() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-action]") : null;
    if (button instanceof HTMLElement) void ways[button.dataset.action ?? ""]?.();
  });
}
