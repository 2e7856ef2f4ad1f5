// Puts text into the phone's clipboard, and says so.
import { toast } from "../ui/toast.js";

/**
 * The older way, for pages without a secure context and browsers that keep the newer one to themselves.
 * @param {string} text
 */
function copySelected(text) {
  const before = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.readOnly = true; // so that no keyboard comes up
  // While a dialog is open, nothing else can be selected.
  (before?.closest("dialog") ?? document.body).append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/** @param {string} text */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/**
 * @param {string} text
 * @param {string} done the name of what is said once it is copied
 */
export const copy = async (text, done) => toast((await write(text)) ? done : "copy.failed");
