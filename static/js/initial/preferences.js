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
    // Private mode: it stays in memory.
  }
}

/**
 * Call `heard` when another tab remembers another choice.
 * @param {string} name
 * @param {() => void} heard
 */
export const whenRemembered = (name, heard) =>
  addEventListener("storage", ({ key }) => void (key === `andersom.${name}` && heard()));

/**
 * Remember which step of a session is on the screen. Not in the database: a page that is closed can't write there.
 * @param {string} id
 * @param {string} step
 */
export const rememberPlace = (id, step) => remember("at", `${id} ${step}`);

/**
 * The step where this session was left, or "" if another one was open after it.
 * @param {string} id
 */
export const placeIn = (id) =>
  preference("at")?.startsWith(`${id} `) ? (preference("at") ?? "").slice(id.length + 1) : "";

/** @param {string} id */
export function forgetPlace(id) {
  if (placeIn(id)) remember("at", "");
}

/**
 * The session that this tab has open: "" if none, null in a new tab. Each tab has its own, so two tabs can have two
 * sessions open.
 */
export function openHere() {
  try {
    return sessionStorage.getItem("andersom.open");
  } catch {
    return null;
  }
}

/** @param {string} id "" if none is open any more */
export function rememberOpen(id) {
  try {
    sessionStorage.setItem("andersom.open", id);
  } catch {
    // Private mode: a reload opens the last session instead.
  }
}
