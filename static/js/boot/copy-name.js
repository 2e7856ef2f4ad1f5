// What this copy of the app calls what it stores.
import { nameInFolder } from "./name-in-folder.js";

/** The folder of the app: a page stands in one for its language, the door, which leads there, in the app’s own. */
const folder = () => {
  const isDoor = "door" in document.documentElement.dataset && !location.pathname.endsWith("/door/");
  return new URL(isDoor ? "./" : "../", location.href).pathname;
};

/**
 * A name that no other copy of the app uses.
 * @param {string} name
 */
export const copyName = (name) => nameInFolder(name, folder());
