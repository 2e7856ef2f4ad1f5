// Saves sessions as a file, and takes files in: picked, opened with the app, or shared to it.
import { controls, fieldOf, isText } from "./controls.js";
import { goTo } from "./screens.js";
import { current, keeper, listed, takeIn } from "./sessions.js";
import { Session } from "./session.js";
import { BadFile, entryOf, readFile, writeFile } from "./session-file.js";
import { toast } from "./toast.js";

const SHARED = "andersom-shared";

/** The text fields that may leave the phone. */
const shareable = () => controls().filter((control) => isText(control) && !control.closest("[data-private]")).map(fieldOf);

/**
 * To the downloads: a file that the person sees and can send on.
 * @param {import("./session-file.js").Entry[]} entries
 * @param {string} topic
 */
function download(entries, topic) {
  const words = topic.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([writeFile(entries)], { type: "application/json" }));
  link.download = `andersom${words ? `-${words}` : ""}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  toast("file.saved");
}

function save() {
  const session = current();
  if (session) download([entryOf(session, session.doc, shareable())], session.text("strength.topic").toString());
}

async function saveAll() {
  const entries = [];
  for (const record of listed()) {
    const open = current();
    const session = open?.id === record.id ? open : await Session.open(record, keeper);
    entries.push(entryOf(session, session.doc, shareable()));
    if (session !== open) session.close();
  }
  if (entries.length) download(entries, "");
}

/** @param {Blob} file */
export async function take(file) {
  try {
    const incoming = await readFile(file);
    for (const session of incoming) await takeIn(session);
    goTo(incoming.length > 1 ? "home" : "summary");
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
  const queue = /** @type {{launchQueue?: {setConsumer: (take: (launch: {files: {getFile: () => Promise<Blob>}[]}) => void) => void}}} */ (window).launchQueue;
  queue?.setConsumer(async ({ files }) => {
    for (const handle of files) await take(await handle.getFile());
  });
}

/** Begin to watch the buttons, and take what waits. */
export function watchFiles() {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-file]"));
  document.querySelector('[data-action="export"]')?.addEventListener("click", save);
  document.querySelector('[data-action="export-all"]')?.addEventListener("click", () => void saveAll());
  document.querySelector('[data-action="import"]')?.addEventListener("click", () => input.click());
  document.querySelector('[data-action="print"]')?.addEventListener("click", () => print());
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
