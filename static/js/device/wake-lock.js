// Keeps the screen on. The browser gives up the lock when the page is hidden, so it has to be asked again after that.

/** @type {WakeLockSentinel | null} */
let lock = null;
let wanted = false;
/** Whether the browser was asked since the page was shown. A phone that saves its battery refuses each time. */
let asked = false;

/** Whether the screen stays on. */
export const awake = () => !!lock && !lock.released;

/**
 * Ask for the screen to stay on, or no longer. Call it again whenever the page is shown or hidden.
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
  const granted = await navigator.wakeLock.request("screen").catch(() => null);
  // Another call may have got a lock meanwhile: one is enough.
  if (!wanted || awake()) {
    await granted?.release().catch(() => {});
    return;
  }
  lock = granted;
  granted?.addEventListener("release", changed);
  changed();
}
