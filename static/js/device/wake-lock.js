// Keeps the screen on while it is wanted. The browser lets go when the page is hidden, so it is asked again after that.

/** @type {WakeLockSentinel | null} */
let lock = null;
let wanted = false;
/** Asked once for as long as the page is in sight: a phone that saves its battery says no, and means it. */
let asked = false;

/** Whether the screen stays on. */
export const awake = () => !!lock && !lock.released;

/**
 * Want it, or no more; to be said again whenever the page comes or goes.
 * @param {boolean} want
 * @param {() => void} changed called when the screen begins or ceases to stay on
 */
export async function keepAwake(want, changed) {
  wanted = want;
  if (!want || document.visibilityState !== "visible") {
    const held = lock;
    lock = null;
    asked = false;
    await held?.release().catch(() => {});
    return;
  }
  if (asked || !navigator.wakeLock) return;
  asked = true;
  const given = await navigator.wakeLock.request("screen").catch(() => null);
  // Asked again meanwhile, it may be held already: one is enough.
  if (!wanted || awake()) {
    await given?.release().catch(() => {});
    return;
  }
  lock = given;
  given?.addEventListener("release", changed);
  changed();
}
