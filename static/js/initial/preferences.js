// The preferences that this phone remembers. Only this file uses localStorage, and boot.js, which reads the same keys.
import { copyName } from "../boot/copy-name.js";

/** @param {string} name */
const keyOf = (name) => copyName(`andersom.${name}`);

/** @type {Map<string, string>} */
const memory = new Map();

/**
 * A preference that was saved, or null.
 * @param {string} name
 */
export function preference(name) {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return memory.get(name) ?? null;
  }
}

/**
 * Save a preference. Where the browser forbids storage, it lasts until the page is closed.
 * @param {string} name
 * @param {string} value
 */
export function setPreference(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // Private mode: it stays in memory.
  }
}

/**
 * Call `listener` when another tab changes a preference.
 * @param {string} name
 * @param {() => void} listener
 */
export const onPreferenceChange = (name, listener) =>
  addEventListener("storage", ({ key }) => void (key === keyOf(name) && listener()));

/**
 * Save which step of a session is on the screen. Not in the database, where a page that is being closed can't write.
 * @param {string} id
 * @param {string} step
 */
export const saveLastStep = (id, step) => setPreference("at", `${id} ${step}`);

/**
 * The step where this session was left, or "" if another one was open after it.
 * @param {string} id
 */
export function lastStep(id) {
  const [session, step] = (preference("at") ?? "").split(" ");
  return session === id ? step : "";
}

/** @param {string} id */
export function clearLastStep(id) {
  if (lastStep(id)) setPreference("at", "");
}

/**
 * The session that this tab has open: "" if none, null in a new tab. Each tab has its own, so two tabs can have two
 * sessions open.
 */
export function openInThisTab() {
  try {
    return sessionStorage.getItem(keyOf("open"));
  } catch {
    return null;
  }
}

/** @param {string} id "" if none is open any more */
export function setOpenInThisTab(id) {
  try {
    sessionStorage.setItem(keyOf("open"), id);
  } catch {
    // Private mode: a reload opens the last session instead.
  }
}
