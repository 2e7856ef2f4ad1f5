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

/**
 * Call `heard` once for all that is said in one go, when that is over: what would be drawn twice is seen only once.
 * @param {Happening[]} names
 * @param {() => void} heard
 * @param {(work: () => void) => void} [when] calls what it gets, later
 */
export function hearOnce(names, heard, when = queueMicrotask) {
  let waiting = false;
  hear(names, () => {
    if (waiting) return;
    waiting = true;
    when(() => {
      waiting = false;
      heard();
    });
  });
}
