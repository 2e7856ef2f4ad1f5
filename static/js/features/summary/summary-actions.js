// What leaves the app on paper, as a picture or as text: each is made only when it is asked for.
import { printPages } from "../../device/printing.js";
import { answers } from "../../fields/answers.js";
import { current } from "../../session/open-session.js";

function printCertificate() {
  const certificate = document.querySelector(".certificate")?.cloneNode(true);
  if (certificate instanceof HTMLElement) printPages("certificate", [certificate]);
}

const said = () => answers().filter((answer) => answer.said);
const topic = () => current()?.text("strength.topic").toString() ?? "";

/** @type {Record<string, () => unknown>} */
const ways = {
  print: () => window.print?.(),
  "print-certificate": printCertificate,
  "share-picture": async () => (await import("./poster.chunk.js")).sharePicture(said(), topic()),
  "share-text": async () => (await import("./plain-text.chunk.js")).shareText(said()),
};

export function watchSummaryActions() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-action]") : null;
    if (button instanceof HTMLElement) void ways[button.dataset.action ?? ""]?.();
  });
}
