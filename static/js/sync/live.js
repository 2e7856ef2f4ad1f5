// Whether letters of the open session go over a live connection (live-connection.js), and when there should be one:
// while two phones have the session, and somebody looks at it here. Without one, sessions go by /sync.
import { emit, on } from "../initial/events.js";
import { headingOfStep } from "../session/labels.js";
import { current } from "../session/open-session.js";
import { recordOf } from "../session/records.js";
import { deviceName, isTold } from "../session/writers.js";
import { LiveConnection } from "./live-connection.js";
import { waitsForChange } from "./session-sync.js";

/** Pauses before the next attempt, in milliseconds: after each one that failed, the next. */
const PAUSES = [1000, 5000, 30_000, 120_000, 300_000];
/** A connection that held so long was a good one. */
const LONG = 60_000;

/** @type {LiveConnection | null} */
let connection = null;
/** The session of the connection. */
let connected = "";
let failures = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** Whether there is a server: a copy of the app in a folder of static files has none. */
export const hasServer = () => document.documentElement.dataset.sync !== "none";

/** Whether another phone writes in the open session too, and somebody looks at it here. */
export function isShared() {
  const record = recordOf(current()?.id ?? "");
  return (
    !!record?.shared &&
    !record.local &&
    !record.gone &&
    !record.removed &&
    !waitsForChange(record) &&
    document.visibilityState === "visible"
  );
}

/**
 * Whether letters of this session go over a live connection.
 * @param {string | undefined} id
 */
export const isLive = (id) => !!connection?.isOpen && connected === id;

/** The connection over which letters of the open session go; null where they don't. */
export const liveConnection = () => (isLive(current()?.id) ? connection : null);

/**
 * A step of the open session, as others may know it: "" for one that the page hasn't, and for private notes.
 * @param {string} step
 */
export const toldStep = (step) => (isTold(step) && headingOfStep(step, current()?.kind) ? step : "");

/**
 * The other phones that are here now, as far as this one knows; who told of itself last is first.
 * @returns {import("./others.js").Other[]}
 */
export const others = () =>
  (liveConnection()?.others.list(deviceName()) ?? []).map((other) => ({ ...other, step: toldStep(other.step) }));

/**
 * How letters of the open session go: "now", or "later" where the network lets no connection through; "" where nobody
 * else has it, or that isn't known.
 */
export function pace() {
  if (liveConnection()) return "now";
  const tried = isShared() && failures > 0 && navigator.onLine;
  return tried && !recordOf(current()?.id ?? "")?.failing ? "later" : "";
}

/** @param {number} began when the connection was begun, as performance.now() has it */
function ended(began) {
  connection = null;
  failures = performance.now() - began > LONG ? 0 : failures + 1;
  const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] * (0.75 + Math.random() / 2);
  waiting = setTimeout(() => {
    waiting = undefined;
    follow();
  }, pause);
  emit("live");
}

/** Connect where there should be a connection, and hang up where not. */
function follow() {
  const session = current();
  const wanted = hasServer() && typeof WebSocket !== "undefined" && isShared() && navigator.onLine !== false;
  if (connection && !(wanted && connection.session === session)) {
    connection.close();
    connection = null;
    emit("live");
  }
  if (!(wanted && session) || connection || waiting) return;
  connected = session.id;
  const began = performance.now();
  const made = new LiveConnection(session, () => void (connection === made && ended(began)));
  connection = made;
}

/** Try again at once: the network or the person is back. */
function again() {
  clearTimeout(waiting);
  waiting = undefined;
  failures = 0;
  follow();
}

export function watchLive() {
  on(["session", "records"], follow);
  document.addEventListener("visibilitychange", again);
  addEventListener("online", again);
  addEventListener("offline", follow);
  on(["live"], () => {
    if (isLive(current()?.id)) document.documentElement.dataset.connection = "live";
    else delete document.documentElement.dataset.connection;
  });
}
