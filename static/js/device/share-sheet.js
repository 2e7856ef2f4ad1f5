// Gives something to another app, by the phone's own share sheet.

/**
 * Open the share sheet. Whoever closes it wants nothing more; false where there is none, or where it refuses, as some
 * do by the kind of a file: then there must be another way.
 * @param {ShareData} what
 */
export async function give(what) {
  try {
    await navigator.share(what);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}
