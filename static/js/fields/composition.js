// While a word is being composed in a field, as most phones' keyboards do, the field is the keyboard's: what a script
// writes there ends the composition, and the letters stand twice. So whatever is written into controls asks here first,
// and waits for that one field. What arrives from elsewhere is in the session at once, and shown in all other fields.
import * as Y from "yjs";
import { ORIGIN } from "../session/session.js";
import { textEdit } from "./text-edit.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {{retain?: number, delete?: number, insert?: unknown}[]} Delta */
/** @typedef {(control: Control, news: Delta) => void} CatchUp shows what came from elsewhere during the hold */
/**
 * @typedef {object} Hold
 * @property {(() => void)[]} writes what waits
 * @property {Y.Text | undefined} [shown] the text as the field shows it, where the session's is further already
 * @property {Y.Doc} [doc] the session's document
 */

/** The fields that nothing is written into for now. @type {Map<Control, Hold>} */
const holds = new Map();
/**
 * Under which name a text's copies write: one, so that not each word costs a new one.
 * @type {WeakMap<Y.Text, number>}
 */
const clientIds = new WeakMap();
/** @type {Control | null} */
let composing = null;
/** The field that a session begins with. @type {Control | null} */
let exempt = null;
/** The field whose composition is broken off. @type {Control | null} */
let abandoned = null;

/** @param {Control} control */
export const isHeld = (control) => holds.has(control);

/** Whether what an event says of a control is of no session that is open. @param {Control} control */
export const isAbandoned = (control) => control === abandoned;

/**
 * Write into a control: now, or as soon as nothing holds it.
 * @param {Control} control
 * @param {() => void} write
 */
export function writeInto(control, write) {
  const held = holds.get(control);
  if (held) held.writes.push(write);
  else write();
}

/** @param {Control} control */
export const hold = (control) => void (isHeld(control) || holds.set(control, { writes: [] }));

/**
 * The text that a control shows.
 * @param {Control} control
 * @param {Y.Text} own the session's
 */
export const textShownIn = (control, own) => holds.get(control)?.shown ?? own;

/**
 * Before a change from elsewhere: copy the text that a held control shows. What is typed goes by way of the copy into
 * the session, and so to its place among words that the control doesn't show yet.
 * @param {Control} control
 * @param {Y.Text} own the session's
 * @param {string} field
 */
export function copyText(control, own, field) {
  const [held, { doc }] = [holds.get(control), own];
  if (!held || held.shown || !doc) return;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientIds.get(own) ?? copy.clientID;
  clientIds.set(own, copy.clientID);
  copy.on("update", (update, origin) => void (origin === ORIGIN.here && Y.applyUpdate(doc, update, ORIGIN.here)));
  Object.assign(held, { shown: copy.getText(field), doc });
}

/**
 * What a session's text has more than the control shows.
 * @param {Hold} held
 */
function missedChanges({ shown, doc }) {
  /** @type {Delta} */
  let news = [];
  if (!(shown?.doc && doc)) return news;
  shown.observe(({ delta }) => {
    news = delta;
  });
  Y.applyUpdate(shown.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shown.doc)), ORIGIN.server);
  return news;
}

/**
 * Let a control be written into again, and write what waited.
 * @param {Control} control
 * @param {CatchUp} catchUp
 */
export function release(control, catchUp) {
  const held = holds.get(control);
  if (!held) return;
  holds.delete(control);
  catchUp(control, missedChanges(held));
  for (const write of held.writes) write();
}

/**
 * Do something that shows all fields anew, but for this one.
 * @param {Control} control
 * @param {() => void} work
 */
export function exceptFor(control, work) {
  const free = !isHeld(control);
  hold(control);
  exempt = control;
  work();
  exempt = null;
  if (free) holds.delete(control);
}

/** The field is left: its word is done as it stands. */
export const finishComposition = () => composing?.blur();

/**
 * The session goes on in another document (mending.js): let the word go on there too.
 * @param {(control: Control) => Y.Text} textOf a control's text in that document
 * @returns {boolean} whether it does
 */
export function continueComposition(textOf) {
  const held = composing && holds.get(composing);
  if (!(composing && held)) return true;
  held.shown = undefined;
  const own = textOf(composing);
  const edit = textEdit(own.toString(), composing.value);
  if (!edit) return true;
  // What the control shows and the text doesn't have can't be given a place.
  if (edit.insert) return false;
  copyText(composing, own, composing.dataset.field ?? "");
  holds.get(composing)?.shown?.delete(edit.at, edit.remove);
  return true;
}

/** The session that the word belongs to isn't open any more: nothing that comes of it is one of another session. */
export function abandonComposition() {
  if (composing === exempt) return;
  abandoned = composing;
  composing?.blur();
  abandoned = null;
}

/**
 * @param {(event: Event) => void} typed stores what a field holds
 * @param {CatchUp} catchUp
 */
export function watchComposition(typed, catchUp) {
  document.addEventListener("compositionstart", ({ target }) => {
    if (!(target instanceof HTMLElement && target.matches("[data-field]"))) return;
    composing = /** @type {Control} */ (target);
    hold(composing);
  });
  const ended = (/** @type {Event} */ event) => {
    const control = /** @type {Control} */ (event.target);
    if (!isHeld(control)) return;
    typed(event);
    composing = null;
    // Some browsers put the word in only now, and the next one may begin at once.
    const end = () => void (control === composing || release(control, catchUp));
    if (isAbandoned(control)) end();
    else setTimeout(end);
  };
  document.addEventListener("compositionend", ended);
  document.addEventListener("focusout", ended);
}
