// Links the manifest in the page's language, when nobody waits for anything: browsers fetch it at once.
import { onBatch } from "../../initial/events.js";
import { behindFrame } from "../../initial/scheduling.js";
import { textLanguage } from "../../initial/texts.js";

/** Put the link into the page, and keep it in the page's language. */
export function linkManifest() {
  const link = Object.assign(document.createElement("link"), { rel: "manifest" });
  const draw = () => {
    // Absolute, since the address of the page changes with its language.
    link.href = new URL(`../${textLanguage()}/manifest.webmanifest`, location.href).href;
  };
  draw();
  document.head.append(link);
  onBatch(["language"], draw, behindFrame);
}
