// Sessions leave the phone as a file: to the downloads, or through the share sheet where the phone can.
import { controls, fieldOf, isText } from "../../fields/controls.js";
import { withAttachments } from "./file-choice.js";
import { give } from "../../device/share-sheet.js";
import { current, writeQueue, listed } from "../../session/open-session.js";
import { Session } from "../../session/session.js";
import { entryOf, writeFile } from "./session-file.js";
import { shownOf } from "../../session/preview.js";
import { t } from "../../initial/texts.js";
import { toast } from "../../ui/toast.js";

/** @typedef {import("./session-file.js").Entry} Entry */

/**
 * The text fields that may leave the phone.
 * @param {Session} session
 */
const shareable = ({ kind }) =>
  controls(kind)
    .filter((control) => isText(control) && !control.closest("[data-private]"))
    .map(fieldOf);

/**
 * A file's name that says the session's topic.
 * @param {string} topic
 * @param {string} ending
 */
export function nameOf(topic, ending) {
  const words = topic
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return `andersom${words ? `-${words}` : ""}.${ending}`;
}

/**
 * @param {Entry[]} entries
 * @param {string} topic
 */
const fileOf = (entries, topic) => new File([writeFile(entries)], nameOf(topic, "json"), { type: "application/json" });

/** The open session's file, or none. */
async function one() {
  const session = current();
  const entries = session && (await withAttachments([entryOf(session, session.doc, shareable(session))]));
  return entries && fileOf(entries, shownOf(session).topic);
}

/** All sessions' file, or none. */
async function all() {
  const entries = [];
  for (const record of listed()) {
    const open = current();
    const session = open?.id === record.id ? open : await Session.open(record, writeQueue);
    entries.push(entryOf(session, session.doc, shareable(session)));
    if (session !== open) session.close();
  }
  const whole = entries.length ? await withAttachments(entries) : null;
  return whole && fileOf(whole, "");
}

/**
 * To the downloads: a file that the person sees and can send on.
 * @param {File} file
 * @param {string} said the name of what is said then
 */
export function save(file, said = "file.saved") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  toast(said);
}

/**
 * Through the share sheet. A phone may refuse it after all, by the kind of the file: then to the downloads.
 * @param {File} file
 */
async function send(file) {
  if (!(await give({ files: [file], title: t("share.title") }))) save(file);
}

/** Begin to watch the buttons. */
export function watchFileExport() {
  const canSend = !!navigator.canShare?.({ files: [fileOf([], "")] });
  const buttons = /** @type {[string, () => Promise<File | null>, (file: File) => unknown][]} */ ([
    ["export", one, save],
    ["export-all", all, save],
    ["send", one, send],
    ["send-all", all, send],
  ]);
  for (const [action, make, give] of buttons) {
    const button = document.querySelector(`[data-action="${action}"]`);
    if (give === send) button?.toggleAttribute("hidden", !canSend);
    button?.addEventListener("click", async () => {
      const file = await make();
      if (file) give(file);
    });
  }
}
