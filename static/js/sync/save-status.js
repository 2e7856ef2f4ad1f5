// Shows whether the words are saved, and by a cloud that the server has them too. More is said only where something is
// wrong.
import { on } from "../initial/events.js";
import { t } from "../initial/texts.js";
import { someAreUnkept } from "../session/attachments.js";
import { current, writeQueue } from "../session/open-session.js";
import { recordOf } from "../session/records.js";
import { icon } from "../ui/icons.js";
import { expired } from "./session-sync.js";

/** @returns {{state: "phone" | "server" | "pending", text: string}} */
function currentStatus() {
  const record = recordOf(current()?.id ?? "");
  if (writeQueue.failing) return { state: "pending", text: "saved.memory" };
  if (!writeQueue.empty) return { state: "pending", text: "saved.pending" };
  if (record?.local) return { state: "phone", text: "saved" };
  if (record?.refused === 403) return { state: "phone", text: "saved.members" };
  if (record?.refused === 404 && !record.owner) return { state: "phone", text: "saved.relinked" };
  if (record?.refused) return { state: "phone", text: "saved.refused" };
  return { state: record?.onServer && !expired(record) ? "server" : "phone", text: "saved" };
}

/** Says that what is saved here is on the server too. */
function cloud() {
  const made = icon("cloud");
  made.removeAttribute("aria-hidden");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", t("saved.server"));
  return made;
}

/** Ask before the page is closed: what is only in memory would be lost. @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  event.preventDefault();
  // Chrome before 119 looks at this.
  event.returnValue = true;
}

function draw() {
  // Only while it is needed: some browsers keep no page with such a listener for going back to.
  if (writeQueue.failing || someAreUnkept()) addEventListener("beforeunload", askBeforeLeaving);
  else removeEventListener("beforeunload", askBeforeLeaving);
  const { state, text } = currentStatus();
  const session = current();
  const page = document.documentElement;
  page.dataset.saved = state;
  if (session) page.dataset.session = session.id;
  else page.removeAttribute("data-session");
  const line = /** @type {HTMLElement} */ (document.querySelector("[data-saved-line]"));
  const warning = writeQueue.failing || ["saved.refused", "saved.relinked"].includes(text);
  line.classList.toggle("warning", warning);
  // Screen readers read it aloud only if something is wrong, since words are saved every few seconds.
  if (warning) line.setAttribute("role", "alert");
  else line.removeAttribute("role");
  // A write takes a few milliseconds, too short to be worth telling.
  if (text === "saved.pending") return;
  const words = session || writeQueue.failing ? t(text) : "";
  line.replaceChildren(words, ...(state === "server" && session ? [" ", cloud()] : []));
}

export const watchSaveStatus = () => on(["saved", "records", "session", "language"], draw);
