// Who came into a session is told so in one place, above the screen: that it is on its way, or what it waits for; then
// that they are in it, as whom, and where the other one is, or was last.
import { on, onBatch } from "../../initial/events.js";
import { currentStep, goTo } from "../../initial/screens.js";
import { choose } from "../../session/choose.js";
import { FIELD, holderHere } from "../../session/holder.js";
import { headingOfStep, withStep } from "../../session/labels.js";
import { current } from "../../session/open-session.js";
import { recordOf } from "../../session/records.js";
import { writers } from "../../session/writers.js";
import { others } from "../../sync/live.js";
import { isBusyFor } from "../../sync/session-sync.js";
import { say } from "../../ui/both-languages.js";
import { dialogButton } from "../../ui/dialog.js";
import { element, find } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {import("../../ui/both-languages.js").Words} Words */
/** @typedef {{holder: string, step: string, text: string}} Other `text` is the name of what is said of them */

/** The session whose coming is told, the text's name that says how it came, and the step where that was read. */
let told = { id: "", how: "", at: "" };
/** What the card says, so that it is drawn, and announced, only anew. */
let drawn = "";
/** @type {HTMLElement | null} */
let card = null;

/**
 * Where the other one is now, or wrote last, as far as it is known; of a session on the server at least the phase that
 * they have come to.
 * @param {Session} session
 * @returns {Other | null}
 */
function otherOne(session) {
  if (session.kind) return null;
  const [now] = others();
  if (now?.step) return { holder: now.holder, step: now.step, text: "presence.at" };
  const { holder = "shared", step = "" } = writers(session).find(({ here }) => !here) ?? {};
  const phase = recordOf(session.id)?.joined ? (session.meta.get("phase") ?? "") : "";
  const known = [step, phase].find((name) => name && headingOfStep(name));
  return known ? { holder, step: known, text: "join.at" } : null;
}

/**
 * @param {string} how
 * @param {string} own whose this phone is
 * @param {Other | null} other
 * @returns {Words}
 */
const sentence = (how, own, other) => (translate, language) => {
  const here = translate(how === "join.here" && own !== "shared" ? `join.here.${own}` : how);
  return other ? `${here} ${withStep(`${other.text}.${other.holder}`, other.step)(translate, language)}` : here;
};

/** @param {string} name @param {string} action @param {() => void} press @param {string} [className] */
function button(name, action, press, className) {
  const made = dialogButton(name, press, className);
  made.dataset.action = action;
  return made;
}

/**
 * Show the card, unless it says that already.
 * @param {string} now what it is about to say
 * @param {Words} words
 * @param {string} picture
 * @param {HTMLElement[]} buttons
 */
function show(now, words, picture, buttons) {
  if (now === drawn) return;
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement && card?.contains(activeElement) ? activeElement : null;
  hide();
  drawn = now;
  card = element("div", "joined", icon(picture), say(element("p", "announced"), words));
  if (buttons.length) card.append(element("div", "actions", ...buttons));
  find("[data-toasts]").prepend(card);
  if (focused) (buttons.find(({ dataset }) => dataset.action === focused.dataset.action) ?? buttons[0])?.focus();
}

function hide() {
  if (card?.contains(document.activeElement)) find("main").focus();
  card?.remove();
  card = null;
  drawn = "";
}

/** @param {Session} session */
function showArrival(session) {
  const [other, own] = [otherOne(session), holderHere(session)];
  const roles = session.kind ? [] : ["mentee", "mentor"].filter((role) => role !== own);
  const buttons = roles.map((role) =>
    button(`join.as.${role}`, `as-${role}`, () => choose(session, FIELD, role), "button quiet"),
  );
  const go = () => goTo(otherOne(session)?.step ?? "");
  if (other) buttons.unshift(button("join.go", "go-there", go, "button strong"));
  const now = [session.id, told.how, own, other?.holder, other?.text].join(" ");
  show(now, sentence(told.how, own, other), own === "shared" ? "both" : own, buttons);
  followOther(sentence(told.how, own, other), other?.step ?? "");
}

/**
 * The other one may move on while the card is read: it says so, but isn't announced anew, and nothing moves in it.
 * @param {Words} words
 * @param {string} step
 */
function followOther(words, step) {
  const place = card?.querySelector("p");
  if (!(card && place)) return;
  if (card.dataset.step !== undefined && card.dataset.step !== step) {
    place.setAttribute("aria-live", "off");
    say(place, words);
  }
  card.dataset.step = step;
  card.querySelector('[data-action="go-there"]')?.toggleAttribute("hidden", step === currentStep().id);
}

/** @param {import("../../storage/session-record.js").SessionRecord} record of a session that isn't here yet */
function showWaiting({ id, failing }) {
  const late = failing && isBusyFor(id) ? "join.busy" : "join.waiting";
  const name = failing || !navigator.onLine ? late : "join.coming";
  show(`${id} ${name}`, name, "both", []);
}

function draw() {
  const session = current();
  const record = recordOf(session?.id ?? "");
  const waits = !!record?.joined && !record.vector && !record.gone && !record.local;
  if (record && waits) {
    told = { id: record.id, how: "join.here", at: "" };
    return showWaiting(record);
  }
  if (!(session && record && record.id === told.id && !record.gone)) return hide();
  told.at ||= currentStep().id;
  showArrival(session);
}

/** Who goes on has read it. */
function forget() {
  if (told.at && told.at !== currentStep().id) told = { id: "", how: "", at: "" };
}

/**
 * Tell of a session that came by a file or by codes, once its screen is there.
 * @param {string} id
 * @param {string} how the name of the text that says it
 */
export function tellOfArrival(id, how) {
  told = { id, how, at: "" };
  draw();
}

export function watchJoining() {
  on(["screen"], forget);
  onBatch(["session", "records", "screen", "live", "presence"], draw);
}
