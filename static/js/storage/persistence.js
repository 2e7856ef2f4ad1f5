// Asks the browser not to clear what the app stores when the phone gets full.

/** Ask for it; a browser may say no, or ask the person. The settings show what came of it (storage-usage.js). */
export const requestPersistence = () => void navigator.storage?.persist?.().catch(() => {});
