// Who else writes in a session, and when they last did: noted in the session itself, by phone, without accounts.
import { preference, remember } from "../initial/preferences.js";
import { randomId } from "./ids.js";
import { recordOf } from "./records.js";
import { FROM } from "./session.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {"mentee" | "mentor" | "shared"} Holder */

const PREFIX = "writer.";
const HOLDERS = ["mentee", "mentor", "shared"];
const OFTEN = 30_000;
let last = -OFTEN;

/** This phone's name in sessions: random, and known to nobody else. */
export function deviceName() {
  const known = preference("device");
  if (known) return known;
  const made = randomId().slice(0, 8);
  remember("device", made);
  return made;
}

/**
 * Whose phone this is: the one who began says it; a phone that joined is the other one's.
 * @param {Session} session
 * @returns {Holder}
 */
function holder(session) {
  const said = session.choices.get("start.holder");
  if (said !== "mentee" && said !== "mentor") return "shared";
  if (!recordOf(session.id)?.joined) return said;
  return said === "mentee" ? "mentor" : "mentee";
}

/**
 * Note that somebody writes on this phone; now and then, and only where two phones write together.
 * @param {Session} session
 */
export function recordWriter(session) {
  if (!recordOf(session.id)?.shared || performance.now() - last < OFTEN) return;
  last = performance.now();
  session.doc.transact(
    () => session.meta.set(PREFIX + deviceName(), `${holder(session)} ${new Date().toISOString()}`),
    FROM.app,
  );
}

/**
 * The phones that wrote, last first.
 * @param {Session} session
 * @returns {{holder: string, when: string, here: boolean}[]}
 */
export function writers(session) {
  const found = [...session.meta.entries()].filter(([name]) => name.startsWith(PREFIX));
  return (
    found
      .map(([name, said]) => [...String(said).split(" "), name])
      .map(([holder, when, name]) => ({ holder, when, here: name === PREFIX + deviceName() }))
      // Another program may have noted what can't be shown.
      .filter(({ holder, when }) => HOLDERS.includes(holder) && !Number.isNaN(Date.parse(when)))
      .sort((one, other) => (one.when < other.when ? 1 : -1))
  );
}
