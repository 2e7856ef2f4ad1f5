// Tells the app's other tabs that a session's record has changed; they read from the phone what changed.

import { copyName } from "../boot/copy-name.js";

/** @type {BroadcastChannel | null} */
let channel = null;

/** @param {string} id */
export const tellTabs = (id) => channel?.postMessage(id);

/**
 * Call `listener` each time another tab has written or removed a record. Opens the channel, for postToTabs too.
 * @param {(id: string) => void} listener
 */
export function onTabMessage(listener) {
  if (typeof BroadcastChannel === "undefined") return;
  channel = new BroadcastChannel(copyName("andersom.records"));
  channel.onmessage = ({ data }) => listener(data);
}
