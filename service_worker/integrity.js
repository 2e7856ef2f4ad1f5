// Tells whether a text that wasn't fetched under its own address is the one that is listed.

/**
 * The integrity (SRI) of a text, as the server lists it.
 * @param {string} text
 */
async function integrityOf(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/**
 * Whether each of the texts is the entry's.
 * @param {[import("./precache.js").Entry, string][]} texts
 */
export async function areListed(texts) {
  const found = await Promise.all(texts.map(([, text]) => integrityOf(text)));
  return texts.every(([{ integrity }], at) => found[at] === integrity);
}
