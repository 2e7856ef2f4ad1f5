// Tells the app's other tabs that a session's record has changed; what changed they read from the phone.

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("andersom.records");

/** @param {string} id */
export const postToTabs = (id) => channel?.postMessage(id);

/**
 * Call `heard` each time that another tab has written or forgotten a record.
 * @param {(id: string) => void} heard
 */
export function onTabMessage(heard) {
  if (channel) channel.onmessage = ({ data }) => heard(data);
}
