// The links that bring something to a phone. All of it stands in the fragment, which browsers never send:
// `#join=<id>.<key>` names a session on the server, `#take=…` carries a part of the session itself, and
// `#code=…` is a programme's code, with which a phone may keep sessions on the programme's server.

import { textLanguage } from "../../initial/texts.js";

/** @typedef {{id: string, key: string}} Address */
/** @typedef {{id: string, key: string, sum: string, number: number, count: number, data: string}} Part */

/** Both may be broken into lines. What follows is no part of them. */
const ID = "((?:[a-z2-7]\\s*){26})";
const JOIN = new RegExp(`^\\s*${ID}\\.\\s*${ID}(?![a-z0-9])`, "u");
const TAKE = /^([a-z2-7]{26})\.([a-z2-7]{26})\.([0-9a-f]{8})\.(\d+)\.(\d+)\.([\w-]+)(?![\w+/=%-])/u;
const CODE = /^([\w-]{12,64})(?![\w-])/u;

/** @param {string} fragment */
const here = (fragment) => new URL(`../${textLanguage()}/#${fragment}`, location.href).href;

/** @param {Address} address */
export const joinLink = ({ id, key }) => here(`join=${id}.${key}`);

/** @param {Part} part */
export const takeLink = ({ id, key, sum, number, count, data }) =>
  here(`take=${[id, key, sum, number, count, data].join(".")}`);

/**
 * A text without what messengers did to it: letters in percent, once or more, and others than we use, such as spaces
 * without width or quotation marks.
 * @param {string} text
 */
function plain(text) {
  let now = text;
  for (let before = ""; before !== now; ) {
    before = now;
    now = before.replace(/%([0-7][\da-f])/giu, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return now.replace(/%[89a-f][\da-f]|[^\0-\x7f]/giu, "");
}

/** @param {string} text */
const withoutSpaces = (text) => text.replace(/\s/gu, "");

/** @param {string} rest @returns {{join: Address} | "damaged"} */
function readJoin(rest) {
  // Some write all of a link in capitals; ids and keys have none.
  const [, id = "", key = ""] = JOIN.exec(rest.toLowerCase()) ?? [];
  return id ? { join: { id: withoutSpaces(id), key: withoutSpaces(key) } } : "damaged";
}

/** @param {string} rest @returns {{take: Part} | "damaged"} */
function readTake(rest) {
  const [whole, id, key, sum, first, last, data] = TAKE.exec(withoutSpaces(rest)) ?? [];
  const [number, count] = [Number(first), Number(last)];
  return whole && number >= 1 && number <= count && count <= 99
    ? { take: { id, key, sum, number, count, data } }
    : "damaged";
}

/**
 * What a link asks for; null where it is no link of ours, "damaged" where it is one that isn't whole.
 * @param {string} link from its kind on (boot/arriving-link.js), as it stands in the address
 * @returns {{join: Address} | {take: Part} | {code: string} | "damaged" | null}
 */
export function readLink(link) {
  const [, kind = "", rest = ""] =
    /^#?(join(?![a-z])|take(?![a-z])|code(?![a-z]))?[=:\s]*(.*)$/isu.exec(plain(link)) ?? [];
  if (!kind) return JOIN.test(rest.toLowerCase()) ? readJoin(rest) : null;
  if (kind.toLowerCase() === "join") return readJoin(rest);
  if (kind === "take") return readTake(rest);
  const [, code] = (kind === "code" && CODE.exec(withoutSpaces(rest))) || [];
  return code ? { code } : "damaged";
}
