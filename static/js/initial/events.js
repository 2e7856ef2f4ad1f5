// What happened, said once and heard by whoever draws it: one bus, few names.

/** @typedef {"session" | "records" | "language" | "language missing" | "second" | "screen" | "saved" | "offline" | "update" | "deleted elsewhere" | "deleted in a tab" | "attached" | "companion" | "plan"} Happening */

const bus = new EventTarget();

/** @param {Happening} name */
export const emit = (name) => void bus.dispatchEvent(new Event(name));

/**
 * Call `heard` each time that one of the names is said.
 * @param {Happening[]} names
 * @param {() => void} heard
 */
export function on(names, heard) {
  for (const name of names) bus.addEventListener(name, heard);
}

/**
 * Call `heard` once for all that is said in one go, when that is over: what would be drawn twice is seen only once.
 * @param {Happening[]} names
 * @param {() => void} heard
 * @param {(work: () => void) => void} [when] calls what it gets, later
 */
export function onBatch(names, heard, when = queueMicrotask) {
  let waiting = false;
  on(names, () => {
    if (waiting) return;
    waiting = true;
    when(() => {
      waiting = false;
      heard();
    });
  });
}
