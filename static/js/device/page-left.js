// When the page goes out of sight: another app or tab is in front, the phone is locked, or another page is opened.

/**
 * @param {() => void} listener
 * @param {AddEventListenerOptions} [options]
 */
export function onPageLeft(listener, options) {
  addEventListener("pagehide", listener, options);
  document.addEventListener("visibilitychange", () => void (document.hidden && listener()), options);
}
