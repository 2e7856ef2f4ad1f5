// What happened, said once and heard by whoever draws it: one bus, few names.

/** @typedef {"session" | "records" | "language" | "no language" | "second" | "screen" | "saved" | "offline" | "update" | "gone" | "dropped" | "attached" | "companion"} Happening */

const bus = new EventTarget();

/** @param {Happening} name */
export const say = (name) => void bus.dispatchEvent(new Event(name));

/**
 * Call `heard` each time that one of the names is said.
 * @param {Happening[]} names
 * @param {() => void} heard
 */
export function hear(names, heard) {
  for (const name of names) bus.addEventListener(name, heard);
}
