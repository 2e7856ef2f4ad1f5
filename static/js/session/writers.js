// Who writes in a session, when they last did and at which step. Each phone notes it in the session itself, without
// accounts.
import { lastStep, preference, setPreference } from "../initial/preferences.js";
import { holderHere, holderOf } from "./holder.js";
import { randomId } from "./ids.js";
import { recordOf } from "./records.js";
import { ORIGIN } from "./session.js";

/** @typedef {import("./session.js").Session} Session */

const PREFIX = "writer.";
const HOLDERS = ["mentee", "mentor", "shared"];
const NOTE_INTERVAL = 30_000;
/** Nobody needs to know that somebody is at their private notes. */
const NOT_TOLD = "reflect.private";
/** @param {string} step */
export const isTold = (step) => step !== NOT_TOLD;
/** What this phone noted last, and when. */
let lastNote = { said: "", at: -NOTE_INTERVAL };

/** This phone's name in sessions: random, and known to nobody else. */
export function deviceName() {
  const saved = preference("device");
  if (saved) return saved;
  const name = randomId().slice(0, 8);
  setPreference("device", name);
  return name;
}

/**
 * Note that somebody writes on this phone: now and then, when its holder became known, when they came to another step,
 * and only where two phones write together.
 * @param {Session} session
 */
export function recordWriter(session) {
  const record = recordOf(session.id);
  if (!record?.shared) return;
  const holder = holderHere(session);
  const step = lastStep(session.id);
  const said = [session.id, holder, step].join(" ");
  const now = performance.now();
  if (said === lastNote.said && now - lastNote.at < NOTE_INTERVAL) return;
  lastNote = { said, at: now };
  const note = [holder, new Date().toISOString(), isTold(step) ? step : ""].join(" ").trim();
  session.doc.transact(() => session.meta.set(PREFIX + deviceName(), note), ORIGIN.app);
}

/**
 * The phones that wrote, last first. A phone may have written before it knew of the choice who holds which phone; so
 * where it noted "shared", the holder follows from the choice as it is now.
 * @param {Session} session
 * @returns {{holder: string, when: string, step: string, here: boolean}[]} `step` is "" where it isn't known
 */
export function writers(session) {
  const joined = !!recordOf(session.id)?.joined;
  const own = PREFIX + deviceName();
  return (
    [...session.meta.entries()]
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, text]) => {
        const [holder, when, step = ""] = String(text).split(" ");
        const here = name === own;
        // Where it began on this phone, the other one joined, and the other way round.
        return { holder: holder === "shared" ? holderOf(session, here !== joined) : holder, when, step, here };
      })
      // Another program may have noted what can't be shown.
      .filter(({ holder, when }) => HOLDERS.includes(holder) && !Number.isNaN(Date.parse(when)))
      .sort((one, other) => (one.when < other.when ? 1 : -1))
  );
}
