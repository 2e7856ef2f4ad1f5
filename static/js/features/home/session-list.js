// The home screen's list of sessions.
import { on, onBatch } from "../../initial/events.js";
import { saveLastStep } from "../../initial/preferences.js";
import { behindFrame } from "../../initial/scheduling.js";
import { currentStep, firstStep, goTo, isOnPath } from "../../initial/screens.js";
import { beginSession, current, openSession } from "../../session/open-session.js";
import { resumeStep } from "../../session/preview.js";
import { savePending } from "../../session/record-changes.js";
import { listedSessions, recordOf } from "../../session/records.js";
import { find } from "../../ui/element.js";
import { sessionCard } from "./session-card.js";
import { deleteSession } from "./session-deletion.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */

/** How many cards are drawn at once: more than a screenful. The others follow, as many after each frame. */
const AT_ONCE = 30;

/** The cards by session, and what each was made from. @type {Map<string, {source: string, item: HTMLElement}>} */
const cards = new Map();
/** Those to list, as of the last change. @type {SessionRecord[]} */
let listed = [];
/** How many of them are in their places, while the others follow; else 0. */
let placed = 0;
/** Whether the list has changed since the others began to follow. */
let outdated = false;
/** Counts the changes of language: after one, all cards are made anew. */
let languageChanges = 0;

/** @param {string} id */
async function resume(id) {
  await openSession(id);
  goTo(resumeStep(recordOf(id)));
}

/** @param {string} id @param {string} [action] @returns {HTMLElement | null} */
const buttonOf = (id, action = "continue") =>
  find("[data-sessions]").querySelector(`[data-session="${id}"] [data-action="${action}"]`);

/**
 * Where the focus went with a card that was drawn anew or is gone: to the same button, or the card that took its place.
 * @param {HTMLElement} button that had it
 * @param {number} at the place of its card
 */
function bringFocusBack({ dataset: { action }, parentElement: item }, at) {
  const next = listed[Math.min(at, listed.length - 1)];
  const same = buttonOf(item?.dataset.session ?? "", action);
  (same ?? (next && buttonOf(next.id)) ?? find("#home-title")).focus();
}

/**
 * A session's card: made anew only where it says something else, since a finger may be on it, or the focus in it.
 * @param {SessionRecord} record
 */
function cardOf(record) {
  const { id, changed, shown } = record;
  const source = JSON.stringify([languageChanges, new Date().toDateString(), changed, shown]);
  const known = cards.get(id);
  // A press on a card that is replaced before it ends is lost; the next change brings it up to date.
  if (known?.source === source || known?.item.matches(":active")) return known.item;
  const made = sessionCard(record, {
    resume: () => void resume(id),
    remove: () => void deleteSession(id, () => buttonOf(id)?.focus()),
  });
  const item = known?.item.outerHTML === made.outerHTML ? known.item : made;
  if (item !== known?.item) known?.item.remove();
  cards.set(id, { source, item });
  return item;
}

/**
 * Put some cards in their places.
 * @param {number} from the place of the first
 */
function place(from) {
  const list = find("[data-sessions]");
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const at = focused.closest("[data-sessions]") ? [...list.children].findIndex((item) => item.contains(focused)) : -1;
  if (from === 0) removeUnlisted();
  for (const [more, record] of listed.slice(from, from + AT_ONCE).entries()) {
    const item = cardOf(record);
    const there = list.children[from + more];
    if (there !== item) list.insertBefore(item, there ?? null);
  }
  if (at >= 0 && document.activeElement !== focused) bringFocusBack(focused, at);
}

/** Put more cards in their places after each frame, and all once more where the list has changed meanwhile. */
function placeRest() {
  place(placed);
  placed += AT_ONCE;
  if (placed >= listed.length && outdated) {
    outdated = false;
    placed = AT_ONCE;
  }
  if (placed < listed.length && currentStep().screen === "home") behindFrame(placeRest);
  else placed = 0;
}

function removeUnlisted() {
  const ids = new Set(listed.map(({ id }) => id));
  for (const [id, { item }] of cards) {
    if (ids.has(id)) continue;
    item.remove();
    cards.delete(id);
  }
}

function draw() {
  if (currentStep().screen !== "home") return;
  listed = listedSessions();
  place(0);
  find("[data-kept]").hidden = listed.length === 0;
  if (placed) outdated = true;
  else if (listed.length > AT_ONCE) {
    placed = AT_ONCE;
    behindFrame(placeRest);
  }
}

/** Begin a session, and show its first screen. */
export function startSession() {
  beginSession();
  goTo(firstStep().id);
}

function saveStep() {
  const session = current();
  if (session && isOnPath()) saveLastStep(session.id, currentStep().id);
}

export function watchSessionList() {
  // A card that changes a moment later would be gone from under a finger.
  on(["screen"], () => void (currentStep().screen === "home" && savePending()));
  on(["language"], () => {
    languageChanges += 1;
  });
  onBatch(["records", "language", "session", "screen"], draw);
  on(["session", "screen"], saveStep);
}
