// Takes files in: picked, opened with the app, or shared to it.
import { takeAttachments } from "../../session/attachments.js";
import { watchSaving } from "./file-export.js";
import { goTo } from "../../initial/screens.js";
import { takeIn } from "../../session/open-session.js";
import { BadFile, readFile } from "./session-file.js";
import { toast } from "../../ui/toast.js";

const SHARED = "andersom-shared";

/** @param {Blob} file */
export async function take(file) {
  try {
    const incoming = await readFile(file);
    let place = "home";
    for (const session of incoming) {
      place = (await takeIn(session)).kind || "summary";
      await takeAttachments(session.id, session.attachments);
    }
    goTo(incoming.length > 1 ? "home" : place);
    toast("file.taken");
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    toast(`file.${error.reason}`);
  }
}

/** A file that was shared to the app waits where the worker put it (sharing.js). */
async function takeShared() {
  if (!("caches" in window) || !(await caches.has(SHARED))) return;
  const cache = await caches.open(SHARED);
  const files = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.blob()));
  await caches.delete(SHARED);
  for (const file of files) if (file) await take(file);
}

/** Files that the system opens with the app. */
function watchOpened() {
  const queue =
    /** @type {{launchQueue?: {setConsumer: (take: (launch: {files: {getFile: () => Promise<Blob>}[]}) => void) => void}}} */ (
      window
    ).launchQueue;
  queue?.setConsumer(async ({ files }) => {
    for (const handle of files) await take(await handle.getFile());
  });
}

/** Begin to watch the buttons. */
export function watchFiles() {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-file]"));
  watchSaving();
  document.querySelector('[data-action="import"]')?.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files?.[0]) void take(input.files[0]);
    input.value = "";
  });
}

/** Take the files that came with the app's opening. */
export async function takeWaiting() {
  watchOpened();
  await takeShared();
}
