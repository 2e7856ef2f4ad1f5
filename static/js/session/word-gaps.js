// Two people who write at the end of the same line without knowing of each other: their words would stand as one.

/** @typedef {Map<number, number>} Known a state vector: how many changes of each client */

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * What a text says, and beside each letter whose it is: mine that they didn't know, theirs that I didn't, or both's.
 * @param {any} type a Yjs text; its items are not in its types
 * @param {Known} mine
 * @param {Known} theirs
 */
function read(type, mine, theirs) {
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
 * @param {Known} theirs what they knew, who sent what was merged
 * @param {string} origin of this change
 */
export function separateWords(doc, mine, theirs, origin) {
  if ([...mine].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock)) return;
  for (const [name, type] of doc.share) {
    const { words, whose } = read(type, mine, theirs);
    const meets = [...whose.matchAll(/m(?=(t+))|t(?=(m+))/gu)].map(({ index, 1: their, 2: own }) => ({
      at: index + 1,
      end: index + 1 + (their ?? own).length,
    }));
    const is = (/** @type {number} */ at) => LETTER.test(words[at] ?? "");
    // Amid a word, both mended the same one.
    const glued = meets.filter(({ at, end }) => is(at - 1) && is(at) && !(whose[end] === "b" && is(end)));
    if (!glued.length) continue;
    const between = words.includes("\n") ? "\n" : " ";
    doc.transact(() => {
      for (const { at } of glued.reverse()) doc.getText(name).insert(at, between);
    }, origin);
  }
}
