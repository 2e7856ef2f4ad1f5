// Hands something to another app through the phone's share sheet. Where there is none, or where it refuses, as some do
// by the kind of a file, there is another way.
import { t } from "../initial/texts.js";
import { copy } from "./clipboard.js";
import { download } from "./download.js";

/**
 * Whether it was shared, or somebody closed the share sheet and wants nothing more.
 * @param {ShareData} what
 */
async function share(what) {
  try {
    // Without a share sheet this is a TypeError, and so a refusal.
    await /** @type {Required<Navigator>} */ (navigator).share(what);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}

/** Whether this phone shares files of this kind. @param {File} file */
export const canShareFile = (file) => !!navigator.canShare?.({ files: [file] });

/**
 * @param {{text: string, title?: string} | {url: string, title?: string}} what
 * @param {string} copied the name of the text that says that it was copied instead
 */
export async function shareOrCopy(what, copied) {
  if (!(await share(what))) await copy("url" in what ? what.url : what.text, copied);
}

/**
 * @param {File} file
 * @param {string} [saved] the name of the text that says that it was saved instead
 */
export async function shareOrSave(file, saved) {
  if (!(canShareFile(file) && (await share({ files: [file], title: t("share.title") })))) download(file, saved);
}
