// Starts the parts of the app. If one can't start, the others still do, and the person is told.
import { emit } from "../initial/events.js";

/** @typedef {() => unknown} Part it may throw, or give a promise */

/** @type {string[]} */
const failed = [];

/**
 * @param {string} name
 * @param {Part} part
 */
async function start(name, part) {
  try {
    await part();
  } catch (error) {
    // biome-ignore lint/suspicious/noConsole: for whoever mends it
    console.error(`${name} couldn't start`, error);
    failed.push(name);
    document.documentElement.dataset.failed = failed.join(" ");
    if (failed.length === 1) emit("start failed");
  }
}

/**
 * Start parts at once, in this order; settles when all have started or failed.
 * @param {Record<string, Part>} parts
 */
export const startTogether = (parts) => Promise.all(Object.entries(parts).map(([name, part]) => start(name, part)));

/**
 * Start parts one after the other, each once the one before has started or failed.
 * @param {Record<string, Part>} parts
 */
export async function startInOrder(parts) {
  for (const [name, part] of Object.entries(parts)) await start(name, part);
}
