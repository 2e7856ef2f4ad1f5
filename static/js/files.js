// Saves the open session as a file, and takes one in.
import { goTo } from "./screens.js";
import { current, takeIn } from "./sessions.js";
import { BadFile, readFile, writeFile } from "./session-file.js";
import { answers } from "./summary.js";
import { toast } from "./toast.js";

/** The file goes to the downloads; the share sheet comes where the phone has one. */
async function save() {
  const session = current();
  if (!session) return;
  const readable = Object.fromEntries(answers().map(({ field, said }) => [field, said]));
  const topic = (readable["strength.topic"] ?? "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40);
  const name = `andersom${topic ? `-${topic}` : ""}.json`;
  const file = new File([writeFile(session, readable)], name, { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  toast("file.saved");
}

/** @param {Blob} file */
async function take(file) {
  try {
    await takeIn(await readFile(file));
    goTo("summary");
    toast("file.taken");
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    toast(`file.${error.reason}`);
  }
}

/** Begin to watch the buttons. */
export function watchFiles() {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-file]"));
  document.querySelector('[data-action="export"]')?.addEventListener("click", () => void save());
  document.querySelector('[data-action="import"]')?.addEventListener("click", () => input.click());
  document.querySelector('[data-action="print"]')?.addEventListener("click", () => print());
  input.addEventListener("change", () => {
    if (input.files?.[0]) void take(input.files[0]);
    input.value = "";
  });
}
