// Puts a space between the words of two people who wrote at the same place without knowing of each other.

/** @typedef {Map<number, number>} Known a state vector: how many changes of each client */

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * What a text says, and for each letter whose it is: m for mine, which they don't know; t for theirs; b for both's.
 * @param {any} type a Yjs text; its items are not in its types
 * @param {Known} mine
 * @param {Known} theirs
 */
function readOwners(type, mine, theirs) {
  let [words, whose] = ["", ""];
  for (let item = type._start; item; item = item.right) {
    if (item.deleted || typeof item.content.str !== "string") continue;
    const { client, clock } = item.id;
    for (const at of item.content.str.split("").keys()) {
      const [here, there] = [mine, theirs].map((known) => clock + at < (known.get(client) ?? 0));
      if (here) whose += there ? "b" : "m";
      else whose += "t";
    }
    words += item.content.str;
  }
  return { words, whose };
}

/**
 * Put a space, or in a text of several lines a new line, where a word of one meets a word of the other.
 * @param {import("yjs").Doc} doc after the merge
 * @param {Known} mine what was here before it
 * @param {Known} theirs what the sender had
 * @param {string} origin of this change
 */
export function separateWords(doc, mine, theirs, origin) {
  if ([...mine].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock)) return;
  for (const [name, type] of doc.share) {
    const { words, whose } = readOwners(type, mine, theirs);
    const boundaries = [...whose.matchAll(/m(?=(t+))|t(?=(m+))/gu)].map(({ index, 1: their, 2: own }) => ({
      at: index + 1,
      end: index + 1 + (their ?? own).length,
    }));
    const isLetterAt = (/** @type {number} */ at) => LETTER.test(words[at] ?? "");
    // In the middle of a word, both corrected the same one.
    const joined = boundaries.filter(
      ({ at, end }) => isLetterAt(at - 1) && isLetterAt(at) && !(whose[end] === "b" && isLetterAt(end)),
    );
    if (!joined.length) continue;
    const between = words.includes("\n") ? "\n" : " ";
    doc.transact(() => {
      for (const { at } of joined.reverse()) doc.getText(name).insert(at, between);
    }, origin);
  }
}
