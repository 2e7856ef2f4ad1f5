// Several copies of the app may stand on one origin, each in a folder of its own, and browsers let them share what they
// store. So whatever is stored, locked or told to other tabs has the folder in its name. At the root names are bare.

/**
 * @param {string} name
 * @param {string} folder the path of the app's folder
 */
export const nameInFolder = (name, folder) => (folder === "/" ? name : `${name}@${folder}`);
