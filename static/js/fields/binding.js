// Ties the controls to the open session: each input event is stored, each change from elsewhere is shown.
import { on } from "../initial/events.js";
import { afterPaint } from "../initial/scheduling.js";
import { NAMED_BY } from "../session/kinds.js";
import { beginSession, current } from "../session/open-session.js";
import { recordOf } from "../session/records.js";
import { watchBothWrote } from "./both-wrote.js";
import { watchChoices } from "./choices.js";
import {
  abandonComposition,
  continueComposition,
  exceptFor,
  finishComposition,
  isAbandoned,
  isHeld,
  watchComposition,
} from "./composition.js";
import { controlOf, controls, fieldOf, kindOf, show, showChange, store } from "./controls.js";
import { watchExamples } from "./examples.js";
import { dropFaulty, watchFaults } from "./faults.js";
import { followSession } from "./following.js";
import { watchLines } from "./lines.js";
import { watchOwnWords } from "./own-words.js";
import { undoOrRedo } from "./undo.js";
import { isHistory, watchUndo } from "./undo-commands.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("./controls.js").Control} Control */

/** @param {Event} event */
function storeInput(event) {
  const control = controlOf(event);
  if (!control || isAbandoned(control) || isHistory(event)) return;
  // Somebody writes on a screen without having pressed start.
  if (current()?.kind !== kindOf(control)) {
    // A field that is left fires "change" once more, when the next screen may have opened another document.
    if (event.type !== "input") return;
    // All other controls are emptied for the new session; this one holds what it begins with.
    exceptFor(control, () => void beginSession(kindOf(control)));
  }
  const session = current();
  if (session) store(session, control);
}

/**
 * Show what came while a word was being composed.
 * @param {Control} control
 * @param {import("./composition.js").Delta} news
 */
function showMissed(control, news) {
  const session = current();
  if (session && session.kind !== kindOf(control)) return;
  showChange(control, news);
  show(session, control);
}

/**
 * Take back what was typed here last, or do it again.
 * @param {Control} control
 * @param {boolean} redo
 */
function undo(control, redo) {
  const session = current();
  if (session?.kind !== kindOf(control) || isHeld(control)) return;
  const caret = undoOrRedo(session.text(fieldOf(control)), redo);
  // Also where there is nothing to take back: the browser may have done so already.
  show(session, control);
  if (caret >= 0) control.setSelectionRange(caret, caret);
}

/** The session that was open. @type {Session | null} */
let lastSession = null;
/** Whose words the controls of each kind show. @type {Map<string, string>} */
const shown = new Map();

/**
 * A composed word goes on where the same session is opened anew; it doesn't go into another one.
 * @param {Session | null} next
 */
function leaveLast(next) {
  const last = lastSession;
  lastSession = next;
  if (!last || last === next) return;
  const goesOn = next?.id === last.id && continueComposition((control) => next.text(fieldOf(control)));
  if (!goesOn) abandonComposition();
}

/** Empty the controls of sessions that were deleted, here or in another tab: they could still be printed. */
function clearDeleted() {
  for (const [kind, id] of shown) {
    const record = recordOf(id);
    if (record && !record.removed) continue;
    showAll(null, kind);
    shown.delete(kind);
  }
}

/**
 * Show in all controls of a kind what a session holds, or nothing.
 * @param {Session | null} session
 * @param {string} kind
 */
function showAll(session, kind) {
  const all = controls(kind);
  if (shown.has(kind) && shown.get(kind) !== session?.id) dropFaulty(all);
  for (const control of all) show(session, control);
}

export function watchFields() {
  watchLines();
  document.addEventListener("input", storeInput);
  document.addEventListener("change", storeInput);
  watchComposition(storeInput, showMissed);
  watchUndo(undo);
  watchFaults();
  watchChoices();
  watchBothWrote();
  on(["records"], clearDeleted);
  on(["screen"], finishComposition);
  on(["session"], () => {
    const session = current();
    leaveLast(session);
    const kinds = session ? [session.kind] : ["", ...Object.keys(NAMED_BY)];
    for (const kind of kinds) showAll(session, kind);
    if (!session) return;
    shown.set(session.kind, session.id);
    // Nothing can come from elsewhere for a session that has just begun, so its screen needn't wait.
    const startFollowing = () => void (session === current() && followSession(session, controls(session.kind)));
    if (recordOf(session.id)?.touched) startFollowing();
    else afterPaint(startFollowing);
  });
  watchExamples((control) => undo(control, false));
  watchOwnWords();
}
