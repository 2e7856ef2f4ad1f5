// The link to the manifest in the page's language: made once nobody waits, since browsers fetch it at once.
import { onBatch } from "../../initial/events.js";
import { behindFrame } from "../../initial/scheduling.js";

const link = document.createElement("link");

// Absolute, since the address of the page changes with its language.
function draw() {
  link.href = new URL(`../${document.documentElement.lang}/manifest.webmanifest`, location.href).href;
}

/** Put it into the page. */
export function linkManifest() {
  link.rel = "manifest";
  draw();
  document.head.append(link);
  onBatch(["language"], draw, behindFrame);
}
