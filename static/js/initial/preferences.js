// What this phone remembers besides sessions; the only door to localStorage. The keys are boot.js's too.

/** @type {Map<string, string>} */
const memory = new Map();

/**
 * A remembered choice, or null.
 * @param {string} name
 */
export function preference(name) {
  try {
    return localStorage.getItem(`andersom.${name}`);
  } catch {
    return memory.get(name) ?? null;
  }
}

/**
 * Remember a choice; where the browser forbids storage, until the page is gone.
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(`andersom.${name}`, value);
  } catch {
    // Private mode: memory serves.
  }
}

/**
 * Remember the step of a session that is on the screen: here, since a page that is left at once writes nothing to its
 * database any more.
 * @param {string} id
 * @param {string} step
 */
export const rememberPlace = (id, step) => remember("at", `${id} ${step}`);

/**
 * The step where this session was left, "" where it wasn't the last one.
 * @param {string} id
 */
export const placeIn = (id) =>
  preference("at")?.startsWith(`${id} `) ? (preference("at") ?? "").slice(id.length + 1) : "";

/** @param {string} id */
export function forgetPlace(id) {
  if (placeIn(id)) remember("at", "");
}

/**
 * The session that this tab has open, "" where it has closed it, null in a new tab. Each tab has its own, so that
 * two tabs can hold two sessions.
 */
export function openHere() {
  try {
    return sessionStorage.getItem("andersom.open");
  } catch {
    return null;
  }
}

/** @param {string} id "" where none is open any more */
export function rememberOpen(id) {
  try {
    sessionStorage.setItem("andersom.open", id);
  } catch {
    // As above.
  }
}
