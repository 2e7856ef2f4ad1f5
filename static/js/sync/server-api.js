// One request to the server about one document. Only a well-formed answer of our own API counts, not a login page, a
// proxy's error or somebody else's JSON.
import * as Y from "yjs";
import { preference } from "../initial/preferences.js";
import { withTimeLimit } from "../initial/time-limit.js";
import { isPlain } from "../session/validation.js";
import { fromBase64, toBase64 } from "../storage/base64.js";
import { learnClock } from "./server-clock.js";

/** @typedef {{id: string, key: string, owner?: string | undefined, vector?: string | undefined}} Address */
/** @typedef {{vector: string, update: Uint8Array, content: unknown}} Answer `content` is a hash (content-hash.js) */

const PATIENCE = 20_000;

/** The server said no, with a status of the API. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {number} wait seconds that the server asks to wait
   */
  constructor(status, wait) {
    super(`the server said ${status}`);
    this.status = status;
    this.wait = wait;
  }
}

/**
 * @param {string} path under /api/v1/sessions/<id>
 * @param {Address} address
 * @param {RequestInit} init
 */
const request = (path, { id, key, owner }, init) =>
  withTimeLimit(PATIENCE, async (signal) => {
    const code = preference("code");
    const headers = {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
      // In each request: a server that lost a session creates it again.
      ...(code && { "Andersom-Join-Code": code }),
      ...(owner && { "Andersom-Owner": owner }),
    };
    const url = new URL(`../api/v1/sessions/${id}${path}`, location.href);
    const asked = Date.now();
    const response = await fetch(url, { ...init, headers, signal, cache: "no-store", credentials: "omit" });
    const type = response.headers.get("Content-Type") ?? "";
    if (type.startsWith("application/problem+json")) {
      throw new Refused(response.status, Number(response.headers.get("Retry-After")) || 0);
    }
    if (type.startsWith("application/json")) learnClock(response.headers.get("Date"), asked, Date.now());
    return { status: response.status, json: type.startsWith("application/json"), body: await response.text() };
  });

/**
 * Ask the server for what a vector lacks, and send it what it lacks.
 * @param {Address} address
 * @param {Y.Doc} doc
 * @param {Uint8Array} vector
 * @param {Uint8Array} known the server's
 * @returns {Promise<Answer>}
 */
export async function send(address, doc, vector, known) {
  const sent = { vector: toBase64(vector), update: toBase64(Y.encodeStateAsUpdate(doc, known)) };
  const { status, json, body } = await request("/sync", address, { method: "POST", body: JSON.stringify(sent) });
  const answer = status === 200 && json ? JSON.parse(body) : null;
  if (typeof answer?.vector !== "string" || typeof answer?.update !== "string") throw new Error("no answer of our API");
  const update = fromBase64(answer.update);
  if (!isPlain(update)) throw new Error("no answer of our API");
  return { ...answer, update };
}

/**
 * Whether the server has a session, and knows this key. Raises Refused with 404 if not, and as send() does.
 * @param {Address} address
 */
export async function checkExists(address) {
  const { status, json, body } = await request("", address, { method: "GET" });
  if (status !== 200 || !json || JSON.parse(body)?.id !== address.id) throw new Error("no answer of our API");
}

/**
 * What the server answers to a question of the session's owner. Raises as send() does.
 * @param {Address} address
 * @param {string} path
 */
async function ask(address, path) {
  const { status, json, body } = await request(path, address, { method: "GET" });
  const answer = status === 200 && json ? JSON.parse(body) : null;
  if (!answer) throw new Error("no answer of our API");
  return answer;
}

/**
 * The earlier days that the server keeps of a session (`2026-11-27`), the newest first.
 * @param {Address} address
 * @returns {Promise<string[]>}
 */
export async function earlierDays(address) {
  const { days } = await ask(address, "/earlier");
  return Array.isArray(days) ? days.filter((day) => /^\d{4}-\d\d-\d\d$/u.test(day)) : [];
}

/**
 * The session at the end of a day, as an update.
 * @param {Address} address
 * @param {string} day
 */
export async function stateOf(address, day) {
  const update = fromBase64(String((await ask(address, `/earlier/${day}`)).update));
  if (!isPlain(update)) throw new Error("no answer of our API");
  return update;
}

/**
 * Make this the session's key on the server; the old one opens nothing any more. Raises as send() does.
 * @param {Address} address with the owner's secret
 */
export async function changeKey(address) {
  const { status } = await request("/key", address, { method: "PUT" });
  if (status !== 204) throw new Error("no answer of our API");
}

/**
 * Have the server delete its copy, if it still has one. Raises as send() does.
 * @param {Address} address
 */
export async function deleteOnServer(address) {
  try {
    await request("", address, { method: "DELETE" });
    // Any server could answer 204. Only our API answers a second request with "there is none any more".
    await request("", address, { method: "DELETE" });
  } catch (error) {
    if (error instanceof Refused && [404, 410].includes(error.status)) return;
    throw error;
  }
  throw new Error("no answer of our API");
}
