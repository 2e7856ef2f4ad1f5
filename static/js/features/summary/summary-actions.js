// The summary's buttons: print it or the certificate, share it as a picture or as text. Each is made when it is wanted.
import { answers } from "../../fields/answers.js";
import { current } from "../../session/open-session.js";
import { fetchPart } from "../../ui/missing-part.js";
import { printCertificate } from "./certificate.js";

const said = () => answers().filter((answer) => answer.said);
const topic = () => current()?.text("strength.topic").toString() ?? "";

/** @type {Record<string, () => unknown>} */
const ways = {
  print: () => window.print?.(),
  "print-certificate": printCertificate,
  "share-picture": async () => (await fetchPart(() => import("./poster.chunk.js"))).sharePicture(said(), topic()),
  "share-text": async () => (await fetchPart(() => import("./plain-text.chunk.js"))).shareText(said()),
};

export function watchSummaryActions() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-action]") : null;
    if (button instanceof HTMLElement) void ways[button.dataset.action ?? ""]?.();
  });
}
