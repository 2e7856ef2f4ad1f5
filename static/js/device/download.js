// Saves files to the phone's downloads.
import { toast } from "../ui/toast.js";

const UNTIL_READ = 60_000;

/**
 * A file's name that says what it is about.
 * @param {string} topic
 * @param {string} ending
 */
export function fileName(topic, ending) {
  const words = topic
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/gu, "")
    .slice(0, 40);
  return `andersom${words ? `-${words}` : ""}.${ending}`;
}

/**
 * Save a file to the downloads, where people see it and can send it on.
 * @param {File} file
 * @param {string} [message] the name of the text that says so
 */
export function download(file, message = "file.saved") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), UNTIL_READ);
  toast(message);
}
