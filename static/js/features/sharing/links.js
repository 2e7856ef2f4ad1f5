// The links that bring something to a phone. All of it stands in the fragment, which browsers never send:
// `#join=<id>.<key>` names a session on the server, `#take=…` carries a part of the session itself, and
// `#code=…` is a programme's code, with which a phone may keep sessions on the programme's server.

import { textLanguage } from "../../initial/texts.js";
import { isId } from "../../session/ids.js";

/** @typedef {{id: string, key: string}} Address */
/** @typedef {{id: string, key: string, sum: string, number: number, count: number, data: string}} Part */

/** @param {string} fragment */
const here = (fragment) => new URL(`../${textLanguage()}/#${fragment}`, location.href).href;

/** @param {Address} address */
export const joinLink = ({ id, key }) => here(`join=${id}.${key}`);

/** @param {Part} part */
export const takeLink = ({ id, key, sum, number, count, data }) =>
  here(`take=${[id, key, sum, number, count, data].join(".")}`);

/**
 * What a fragment asks for; null where it is no link of ours, "damaged" where it is one that isn't whole.
 * @param {string} fragment with its #
 * @returns {{join: Address} | {take: Part} | {code: string} | "damaged" | null}
 */
export function readLink(fragment) {
  const [kind, rest = ""] = fragment.slice(1).split("=");
  if (kind === "code") return /^[\w-]{12,64}$/u.test(rest) ? { code: rest } : "damaged";
  if (kind !== "join" && kind !== "take") return null;
  const [id, key, sum, number, count, data] = rest.split(".");
  if (!(isId(id) && isId(key))) return "damaged";
  if (kind === "join") return { join: { id, key } };
  const part = { id, key, sum, number: Number(number), count: Number(count), data };
  const sound = /^[0-9a-f]{8}$/u.test(sum) && /^[\w-]+$/u.test(data ?? "") && part.count <= 99;
  const counted =
    Number.isInteger(part.number) && Number.isInteger(part.count) && part.number >= 1 && part.number <= part.count;
  return sound && counted ? { take: part } : "damaged";
}
