// Puts a space between the words of two people who wrote at the same place without knowing of each other.

/** @typedef {import("./state-vectors.js").Known} Known */

/** What a word or a sentence ends with, and what one begins with: also letters of two units, and a picture. */
const END = /[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}\p{Extended_Pictographic}.,;:!?…،؛؟।。！？]$/u;
const BEGINNING = /^[\p{L}\p{M}\p{N}\p{Ps}\p{Pi}¿¡]/u;
const LETTER = /^[\p{L}\p{M}\p{N}]/u;

/**
 * Whether two pieces of different people would read as one word, or a sentence begin right behind another one.
 * @param {string} before
 * @param {string} after
 */
export const needGap = (before, after) => END.test(before.slice(-2)) && BEGINNING.test(after.slice(0, 2));

/**
 * What a text says, and for each letter whose it is: m for mine, which they don't know; t for theirs; b for both's; and
 * the client that wrote it.
 * @param {any} type a Yjs text; its items are not in its types
 * @param {Known} mine
 * @param {Known} theirs
 */
function readOwners(type, mine, theirs) {
  let [words, whose] = ["", ""];
  /** @type {number[]} */
  const clients = [];
  for (let item = type._start; item; item = item.right) {
    if (item.deleted || typeof item.content.str !== "string") continue;
    const { client, clock } = item.id;
    for (const at of item.content.str.split("").keys()) {
      const [here, there] = [mine, theirs].map((known) => clock + at < (known.get(client) ?? 0));
      if (here) whose += there ? "b" : "m";
      else whose += "t";
      clients.push(client);
    }
    words += item.content.str;
  }
  return { words, whose, clients };
}

/**
 * Put a space, or in a text of several lines a new line, where a word of one meets a word of the other. Gives the names
 * of the texts in which both wrote at the same place.
 * @param {import("yjs").Doc} doc after the merge
 * @param {Known} mine what was here before it
 * @param {Known} theirs what the sender had
 * @param {string} origin of this change
 */
export function separateWords(doc, mine, theirs, origin) {
  /** @type {string[]} */
  const met = [];
  if ([...mine].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock)) return met;
  for (const [name, type] of doc.share) {
    const { words, whose, clients } = readOwners(type, mine, theirs);
    // Where the same client wrote on, half of it had come another way.
    const boundaries = [...whose.matchAll(/m(?=(t+))|t(?=(m+))/gu)]
      .map(({ index, 1: their, 2: own }) => ({ at: index + 1, end: index + 1 + (their ?? own).length }))
      .filter(({ at }) => clients[at - 1] !== clients[at]);
    if (boundaries.length) met.push(name);
    const from = (/** @type {number} */ at) => words.slice(at, at + 2);
    // In the middle of a word, both corrected the same one.
    const joined = boundaries.filter(
      ({ at, end }) =>
        needGap(words.slice(Math.max(0, at - 2), at), from(at)) && !(whose[end] === "b" && LETTER.test(from(end))),
    );
    if (!joined.length) continue;
    const between = words.includes("\n") ? "\n" : " ";
    doc.transact(() => {
      for (const { at } of joined.reverse()) doc.getText(name).insert(at, between);
    }, origin);
  }
  return met;
}
