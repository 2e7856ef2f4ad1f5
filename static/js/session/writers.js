// Who writes in a session, and when they last did. Each phone notes it in the session itself, without accounts.
import { preference, setPreference } from "../initial/preferences.js";
import { randomId } from "./ids.js";
import { recordOf } from "./records.js";
import { ORIGIN } from "./session.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {"mentee" | "mentor" | "shared"} Holder whose phone it is; "shared" where both use it, or nobody knows */

const PREFIX = "writer.";
const HOLDERS = ["mentee", "mentor", "shared"];
const NOTE_INTERVAL = 30_000;
/** What this phone noted last, and when. */
let lastNote = { holder: "", at: -NOTE_INTERVAL };

/** This phone's name in sessions: random, and known to nobody else. */
export function deviceName() {
  const saved = preference("device");
  if (saved) return saved;
  const name = randomId().slice(0, 8);
  setPreference("device", name);
  return name;
}

/**
 * Whose a phone is, by what the one who began the session chose: that one's phone, or the other one's.
 * @param {Session} session
 * @param {boolean} began whether the session began on that phone
 * @returns {Holder}
 */
function holderOf(session, began) {
  const chosen = session.choices.get("start.holder");
  if (chosen !== "mentee" && chosen !== "mentor") return "shared";
  if (began) return chosen;
  return chosen === "mentee" ? "mentor" : "mentee";
}

/**
 * Note that somebody writes on this phone: now and then, when its holder became known, and only where two phones write
 * together.
 * @param {Session} session
 */
export function recordWriter(session) {
  const record = recordOf(session.id);
  if (!record?.shared) return;
  const holder = holderOf(session, !record.joined);
  const now = performance.now();
  if (holder === lastNote.holder && now - lastNote.at < NOTE_INTERVAL) return;
  lastNote = { holder, at: now };
  session.doc.transact(
    () => session.meta.set(PREFIX + deviceName(), `${holder} ${new Date().toISOString()}`),
    ORIGIN.app,
  );
}

/**
 * The phones that wrote, last first. A phone may have written before it knew of the choice who holds which phone; so
 * where it noted "shared", the holder follows from the choice as it is now.
 * @param {Session} session
 * @returns {{holder: string, when: string, here: boolean}[]}
 */
export function writers(session) {
  const joined = !!recordOf(session.id)?.joined;
  const own = PREFIX + deviceName();
  return (
    [...session.meta.entries()]
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, text]) => {
        const [holder, when] = String(text).split(" ");
        const here = name === own;
        // Where it began on this phone, the other one joined, and the other way round.
        return { holder: holder === "shared" ? holderOf(session, here !== joined) : holder, when, here };
      })
      // Another program may have noted what can't be shown.
      .filter(({ holder, when }) => HOLDERS.includes(holder) && !Number.isNaN(Date.parse(when)))
      .sort((one, other) => (one.when < other.when ? 1 : -1))
  );
}
