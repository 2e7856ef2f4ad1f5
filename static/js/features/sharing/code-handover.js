// Hands the session over with no network at all: codes that follow each other on the screen, for the other
// phone's camera.
import { encodeStateAsUpdate } from "yjs";
import { on } from "../../initial/events.js";
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { recordOf } from "../../session/records.js";
import { find } from "../../ui/element.js";
import { fetchPart } from "../../ui/missing-part.js";
import { takeLink } from "./links.js";

const PACE = 4000;
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;
let shown = false;

function stop() {
  if (!shown) return;
  shown = false;
  clearInterval(timer);
  timer = undefined;
  find("[data-codes]").hidden = true;
  find("[data-too-large]").hidden = true;
}

async function start() {
  const session = current();
  const record = recordOf(session?.id ?? "");
  if (!(session && record)) return;
  stop();
  const [{ pack }, { drawCode }] = await Promise.all([
    fetchPart(() => import("./parcel.chunk.js")),
    fetchPart(() => import("./qr-code.chunk.js")),
  ]);
  const parts = pack(record, encodeStateAsUpdate(session.doc));
  shown = true;
  find("[data-too-large]").hidden = parts.length > 0;
  find("[data-codes]").hidden = parts.length === 0;
  if (!parts.length) return;
  let at = 0;
  const showNext = () => {
    const part = parts[at % parts.length];
    find("[data-hand-code]").dataset.number = String(part.number);
    find("[data-codes-line]").textContent =
      parts.length > 1 ? t("codes.place", { number: part.number, count: part.count }) : "";
    drawCode(find("[data-hand-code]"), takeLink(part));
    at += 1;
  };
  showNext();
  // A tap goes on at once, for whoever is quicker than the clock.
  find("[data-hand-code]").onclick = showNext;
  if (parts.length > 1) timer = setInterval(showNext, PACE);
  find("[data-codes]").scrollIntoView({ block: "center" });
}

export function watchCodeHandover() {
  find('[data-action="hand-over"]').addEventListener("click", () => void start());
  on(["screen", "session"], stop);
}
