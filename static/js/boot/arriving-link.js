// Links that bring something hold a key, and messengers change them on their way: `%23` for `#`, `%3D` for `=`, letters
// around them, something added. Whatever is left of one, it has to be found, so that its key leaves the address.

const SIGN = "(?:[#?&]|%(?:25)*(?:23|3f|26))";
const KIND = new RegExp(`${SIGN}(?:[^a-z\\d%]|%\\w\\w)*((?:join|take|code)(?![a-z]).*)`, "isu");
/** Two ids beside each other: whatever stood before them. */
const KEYS = /(?:^|[^a-z\d])([a-z2-7]{26}(?:\W|%2e)[a-z2-7]{26}.*)/isu;

/**
 * What an address brings, from the link's kind on, as it stands there; "" where it brings nothing.
 * @param {string} address
 */
export const arrivingLink = (address) => (KIND.exec(address) ?? KEYS.exec(address))?.[1] ?? "";
