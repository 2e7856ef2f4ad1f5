// The event bus: modules emit events, and whoever draws something listens to them.

/**
 * @typedef {"session" | "records" | "language" | "language missing" | "second" | "second chosen" | "screen" | "saved" |
 *   "offline" | "update" | "deleted elsewhere" | "deleted in a tab" | "attached" | "companion" | "plan" | "path" |
 *   "start failed" | "recording" | "live" | "presence" | "steps" |
 *   "stage" | "dialog"} Happening
 */

const bus = new EventTarget();

/** @param {Happening} name */
export const emit = (name) => void bus.dispatchEvent(new Event(name));

/**
 * Call `listener` each time one of these events happens.
 * @param {Happening[]} names
 * @param {() => void} listener
 * @param {AddEventListenerOptions} [options]
 */
export function on(names, listener, options) {
  for (const name of names) bus.addEventListener(name, listener, options);
}

/**
 * Call `listener` once for events that come together, after the last of them, so that nothing is drawn twice.
 * @param {Happening[]} names
 * @param {() => void} listener
 * @param {(work: () => void) => void} [schedule] calls its argument later
 */
export function onBatch(names, listener, schedule = queueMicrotask) {
  let waiting = false;
  on(names, () => {
    if (waiting) return;
    waiting = true;
    schedule(() => {
      waiting = false;
      listener();
    });
  });
}
