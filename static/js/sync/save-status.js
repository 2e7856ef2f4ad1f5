// Says truthfully where the words are: on this phone, on the server too, or not yet.
import { on } from "../initial/events.js";
import { t } from "../initial/texts.js";
import { current, writeQueue } from "../session/open-session.js";
import { recordOf } from "../session/records.js";
import { possible } from "./schedule.js";
import { expired } from "./session-sync.js";

const root = document.documentElement;

const line = /** @type {HTMLElement} */ (document.querySelector("[data-saved-line]"));

/** @returns {{state: "phone" | "server" | "pending", text: string}} */
function judge() {
  const record = recordOf(current()?.id ?? "");
  if (writeQueue.failing) return { state: "pending", text: "saved.memory" };
  if (!writeQueue.done) return { state: "pending", text: "saved.pending" };
  if (record?.local) return { state: "phone", text: "saved.local" };
  if (record?.refused === 403) return { state: "phone", text: "saved.members" };
  if (record?.refused) return { state: "phone", text: "saved.refused" };
  if (record?.onServer && !expired(record)) return { state: "server", text: "saved.server" };
  return {
    state: "phone",
    text: record?.touched && !record.onServer && possible ? "saved.phone.waiting" : "saved.phone",
  };
}

function draw() {
  const { state, text } = judge();
  const session = current();
  root.dataset.saved = state;
  if (session) root.dataset.session = session.id;
  else delete root.dataset.session;
  const warning = writeQueue.failing || text === "saved.refused";
  line.classList.toggle("warning", warning);
  // Read aloud only where something is wrong: words are saved every few seconds.
  if (warning) line.setAttribute("role", "alert");
  else line.removeAttribute("role");
  // A write takes a few milliseconds: the words change only where there is something to tell.
  if (text !== "saved.pending") line.textContent = session || writeQueue.failing ? t(text) : "";
}

/** Begin to say it. */
export const watchSaveStatus = () => on(["saved", "records", "session", "language"], draw);
