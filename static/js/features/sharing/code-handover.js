// Hands the session over with no network at all: codes that follow each other on the screen, for the other
// phone's camera.
import { encodeStateAsUpdate } from "yjs";
import { on } from "../../initial/events.js";
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { recordOf } from "../../session/records.js";
import { takeLink } from "./links.js";

const PACE = 4000;
/** @type {ReturnType<typeof setInterval> | undefined} */
let turning;
let shown = false;

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

function stop() {
  if (!shown) return;
  shown = false;
  clearInterval(turning);
  turning = undefined;
  one("[data-codes]").hidden = true;
  one("[data-too-large]").hidden = true;
}

async function start() {
  const session = current();
  const record = recordOf(session?.id ?? "");
  if (!session || !record) return;
  stop();
  const [{ pack }, { drawCode }] = await Promise.all([import("./parcel.chunk.js"), import("./qr-code.chunk.js")]);
  const parts = pack(record, encodeStateAsUpdate(session.doc));
  shown = true;
  one("[data-too-large]").hidden = parts.length > 0;
  one("[data-codes]").hidden = parts.length === 0;
  if (!parts.length) return;
  let at = 0;
  const turn = () => {
    const part = parts[at % parts.length];
    one("[data-hand-code]").dataset.number = String(part.number);
    one("[data-codes-line]").textContent =
      parts.length > 1 ? t("codes.place", { number: part.number, count: part.count }) : "";
    drawCode(one("[data-hand-code]"), takeLink(part));
    at += 1;
  };
  turn();
  // A tap goes on at once, for whoever is quicker than the clock.
  one("[data-hand-code]").onclick = turn;
  if (parts.length > 1) turning = setInterval(turn, PACE);
  one("[data-codes]").scrollIntoView({ block: "center" });
}

/** Begin to offer it. */
export function watchCodeHandover() {
  one('[data-action="hand-over"]').addEventListener("click", () => void start());
  on(["screen", "session"], stop);
}
