// Saves files to the phone's downloads.
import { graphemes } from "../ui/graphemes.js";
import { toast } from "../ui/toast.js";

const UNTIL_READ = 60_000;
/** Letters and digits of every script, with the marks and joiners that belong to them. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*/gu;
/** As many letters of a topic as are read at a glance, and as many bytes as every disk takes in a name. */
const LETTERS = 40;
const BYTES = 120;

/**
 * A file's name that says what it is about.
 * @param {string} topic
 * @param {string} ending
 */
export function fileName(topic, ending) {
  const words = topic.normalize("NFC").match(WORDS) ?? [];
  let name = "andersom";
  let [letters, bytes] = [0, 0];
  for (const letter of graphemes(["", ...words].join("-"))) {
    letters += 1;
    bytes += new TextEncoder().encode(letter).length;
    if (letters > LETTERS + 1 || bytes > BYTES) break;
    name += letter;
  }
  return `${name.replace(/-$/u, "")}.${ending}`;
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
