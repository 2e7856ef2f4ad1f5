// When to do something: once the whole page is there, once what changed is on the screen, or when nobody waits for it.
import { onBatch } from "./events.js";

const LATEST = 200;

/**
 * Settles when the whole page is there. Scripts run before it is, so that no press goes unheard.
 * @returns {Promise<void>}
 */
export const pageParsed = () =>
  new Promise((done) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => done(), { once: true });
    else done();
  });

/** @param {() => void} work */
const whenIdle = (work) =>
  window.requestIdleCallback ? window.requestIdleCallback(work, { timeout: LATEST }) : setTimeout(work);

/**
 * Do it in the frame after the next one, and so without delaying the next one.
 * @param {() => void} work
 */
export const afterPaint = (work) => void requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(work)));

/**
 * Do it right after the next frame is drawn: soon, and yet without delaying that frame.
 * @param {() => void} work
 */
export const behindFrame = (work) => void requestAnimationFrame(() => setTimeout(work));

/**
 * Call `listener` when the screen shows what has happened; once, if several of these events came meanwhile.
 * @param {import("./events.js").Happening[]} names
 * @param {() => void} listener
 */
export const onPainted = (names, listener) => onBatch(names, listener, afterPaint);
