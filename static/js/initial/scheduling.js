// Work that nobody waits for, put off until what changed is on the screen.
import { onBatch } from "./events.js";

const LATEST = 200;

/** @param {() => void} work */
const whenIdle = (work) =>
  "requestIdleCallback" in window ? requestIdleCallback(work, { timeout: LATEST }) : setTimeout(work);

/**
 * In the frame after the one that is about to be drawn: so it never holds that one up.
 * @param {() => void} work
 */
export const afterPaint = (work) => void requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(work)));

/**
 * Right behind the frame that is about to be drawn: soon, and yet nothing that it waits for.
 * @param {() => void} work
 */
export const behindFrame = (work) => void requestAnimationFrame(() => setTimeout(work));

/**
 * Call `heard` once what was said is on the screen; what is said several times until then is heard once.
 * @param {import("./events.js").Happening[]} names
 * @param {() => void} heard
 */
export const onPainted = (names, heard) => onBatch(names, heard, afterPaint);
