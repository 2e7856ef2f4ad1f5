// Locks that the tabs of this phone share.

/** @returns {LockManager | undefined} undefined in an older browser, in which each tab is alone */
export const lockManager = () => navigator.locks;
