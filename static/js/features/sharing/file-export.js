// Sessions leave the phone as a file: to the downloads, or through the share sheet where the phone can.
import { download, fileName } from "../../device/download.js";
import { canShareFile, shareOrSave } from "../../device/share-sheet.js";
import { controls, fieldOf, isText } from "../../fields/controls.js";
import { attachmentsOf, sizeOf } from "../../session/attachments.js";
import { current, readSession } from "../../session/open-session.js";
import { previewOf } from "../../session/preview.js";
import { listedSessions } from "../../session/records.js";
import { ask } from "../../ui/dialog.js";
import { inMegabytes } from "../../ui/measures.js";
import { eachInTurn } from "../../ui/progress-line.js";
import { toast } from "../../ui/toast.js";
import { encodeAttachment, entryOf, LARGEST, mayBeSaved, writeFile } from "./session-file.js";

/** @typedef {import("../../session/session.js").Session} Session */

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
 * @param {Entry[]} entries
 * @param {string} topic
 */
const fileOf = (entries, topic) =>
  new File([writeFile(entries)], fileName(topic, "json"), { type: "application/json" });

/**
 * The entries, with what stands beside their fields if that is wanted; null where nothing shall be saved.
 * @param {Entry[]} entries
 * @returns {Promise<Entry[] | null>}
 */
async function withAttachments(entries) {
  const all = await Promise.all(entries.map(async ({ id }) => (await attachmentsOf(id)).filter(mayBeSaved)));
  const size = sizeOf(all.flat());
  if (!size) return entries;
  const answers = /** @type {[string, string][]} */ ([
    ["without", "file.without"],
    ["with", "file.with"],
  ]);
  const answer = await ask({
    title: "file.with.ask",
    text: (translate, language) => translate("file.with.explain", { size: inMegabytes(size, language) }),
    answers,
  });
  if (answer !== "with") return answer ? entries : null;
  // Base64 makes four letters of three bytes; what nobody could open again isn't saved.
  if ((size * 4) / 3 + JSON.stringify(entries).length > LARGEST - 1e6) {
    toast("file.heavy");
    return null;
  }
  return Promise.all(
    entries.map(async (entry, at) =>
      all[at].length ? { ...entry, attachments: await Promise.all(all[at].map(encodeAttachment)) } : entry,
    ),
  );
}

/** The open session's file, or none. */
async function fileOfOpen() {
  const session = current();
  const entries = session && (await withAttachments([entryOf(session, session.doc, shareable(session))]));
  return entries && fileOf(entries, previewOf(session).topic);
}

/** All sessions' file, or none. */
async function fileOfAll() {
  /** @type {Entry[]} */
  const entries = [];
  await eachInTurn(listedSessions(), async (record) => {
    const open = current();
    const session = open?.id === record.id ? open : await readSession(record);
    entries.push(entryOf(session, session.doc, shareable(session)));
    if (session !== open) session.close();
  });
  const whole = entries.length ? await withAttachments(entries) : null;
  return whole && fileOf(whole, "");
}

export function watchFileExport() {
  // Only its kind counts here: a file name from a session's words takes long to make.
  const canShare = canShareFile(new File([], "session.json", { type: "application/json" }));
  const buttons = /** @type {[string, () => Promise<File | null>, (file: File) => unknown][]} */ ([
    ["export", fileOfOpen, download],
    ["export-all", fileOfAll, download],
    ["send", fileOfOpen, shareOrSave],
    ["send-all", fileOfAll, shareOrSave],
  ]);
  for (const [action, make, handOut] of buttons) {
    const button = document.querySelector(`[data-action="${action}"]`);
    if (handOut === shareOrSave) button?.toggleAttribute("hidden", !canShare);
    button?.addEventListener("click", async () => {
      const file = await make();
      if (file) handOut(file);
    });
  }
}
