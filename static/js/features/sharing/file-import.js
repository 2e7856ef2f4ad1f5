// Takes files in: picked, opened with the app, or shared to it.

import { copyName } from "../../boot/copy-name.js";
import { goTo } from "../../initial/screens.js";
import { SHARED_FILES } from "../../initial/worker-messages.js";
import { importAttachments } from "../../session/attachments.js";
import { importSession } from "../../session/incoming.js";
import { eachInTurn } from "../../ui/progress-line.js";
import { toast } from "../../ui/toast.js";
import { tellOfArrival } from "./joining.js";
import { BadFile, readFile } from "./session-file.js";

/** @param {Blob} file */
async function importFile(file) {
  try {
    const incoming = await readFile(file);
    let place = "home";
    let arrived = "";
    await eachInTurn(incoming, async (session) => {
      const { opened, isNew } = await importSession(session);
      place = opened.kind || "summary";
      arrived = isNew ? opened.id : "";
      await importAttachments(session.id, session.attachments);
    });
    const single = incoming.length === 1;
    goTo(single ? place : "home");
    if (single && arrived) tellOfArrival(arrived, "file.taken");
    else toast("file.taken");
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    toast(`file.${error.reason}`);
  }
}

/** Throws where site data is blocked, or where the browser has no caches: then nothing was shared. */
const hasShared = async () => caches.has(copyName(SHARED_FILES));

/** A file that was shared to the app waits where the worker put it (share-target.js). */
async function importShared() {
  if (!(await hasShared().catch(() => false))) return;
  const cache = await caches.open(copyName(SHARED_FILES));
  const files = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.blob()));
  await caches.delete(copyName(SHARED_FILES));
  for (const file of files) if (file) await importFile(file);
}

/** @typedef {{files: {getFile: () => Promise<Blob>}[]}} Launch */
/** @typedef {{setConsumer: (take: (launch: Launch) => void) => void}} LaunchQueue */

/** Files that the system opens with the app. */
function watchOpened() {
  const queue = /** @type {{launchQueue?: LaunchQueue}} */ (window).launchQueue;
  queue?.setConsumer(async ({ files }) => {
    for (const handle of files) await importFile(await handle.getFile());
  });
}

export function watchFileImport() {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-file]"));
  document.querySelector('[data-action="import"]')?.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files?.[0]) void importFile(input.files[0]);
    input.value = "";
  });
}

/** Take the files that came with the app's opening. */
export async function importWaitingFiles() {
  watchOpened();
  await importShared();
}
