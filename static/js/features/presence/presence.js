// Who else is here, where they are and at which field they write; what this phone tells them of itself; and the request
// to come here. Nobody is taken anywhere: a tap goes there.
import { on, onBatch } from "../../initial/events.js";
import { currentStep, goTo } from "../../initial/screens.js";
import { holderHere } from "../../session/holder.js";
import { withStep } from "../../session/labels.js";
import { current } from "../../session/open-session.js";
import { deviceName } from "../../session/writers.js";
import { liveConnection, others, toldStep } from "../../sync/live.js";
import { say } from "../../ui/both-languages.js";
import { dialogButton } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { toast } from "../../ui/toast.js";
import { Announcer } from "./announcements.js";
import { Bubbles, bubbleOf } from "./bubbles.js";
import { AGAIN, WRITTEN, WritingLine } from "./writing.js";

/** @typedef {import("../../sync/others.js").Other} Other */

/** Between two requests to come that are shown. */
const PAUSE = 10_000;
/** However often others tell, it is drawn so often. */
const FRAME = 50;

/** What is written in here, and when that was told last. */
let writing = { field: "", at: -AGAIN };
/** When the next request to come may be shown. */
let nextCall = 0;

const stepHere = () => toldStep(currentStep().id);

/** @param {string} what @param {Other} other */
const sentence = (what, { holder, step }) => withStep(`presence.${what}.${holder}`, step);

/** @param {Other} other */
const whereabouts = (other) => sentence(other.step ? "at" : "here", other);

/** Tell the others of this phone. @param {object} [more] @param {boolean} [again] also what they know */
function tell(more, again) {
  const session = current();
  if (!session) return;
  const field = performance.now() - writing.at < AGAIN ? { writing: writing.field } : {};
  const state = { phone: deviceName(), holder: holderHere(session), step: stepHere(), ...field, ...more };
  liveConnection()?.tell(state, again);
}

/** @param {Event} event */
function tellWriting({ target }) {
  if (!(target instanceof HTMLElement && target.matches(WRITTEN) && currentStep().element.contains(target))) return;
  const [field, at] = [target.dataset.field ?? "", performance.now()];
  if (writing.field === field && at - writing.at < AGAIN) return;
  writing = { field, at };
  tell({}, true);
}

/** Ask the others to come here. */
function call() {
  tell({ calls: true });
  tell();
  toast("presence.asked");
}

/** @param {Other} other */
const isElsewhere = ({ step }) => step && step !== currentStep().id;

/** @param {Other} other */
const go = ({ step }) => goTo(step);

/** Another one asks to come there. */
function showCall() {
  const [other] = others();
  if (!(other?.calls && isElsewhere(other)) || other.at < nextCall) return;
  nextCall = other.at + PAUSE;
  toast(sentence("call", other), { action: "come", label: "join.go", act: () => go(other) });
}

/** Go where the other one is; who is there, or can't know where, can ask them to come. */
function press() {
  const [other] = others();
  if (!other) return;
  if (isElsewhere(other)) go(other);
  else toast(sentence("here", other), stepHere() ? { action: "call", label: "presence.come", act: call } : {});
}

/** In the list of all steps: where they are, and at the own step the button that asks them to come. */
function markSteps() {
  const sheet = /** @type {HTMLDialogElement | null} */ (document.querySelector(".step-lists"));
  const [other] = others();
  if (!(sheet && other)) return;
  const there = say(element("span", "visually-hidden"), sentence("here", other), "one");
  sheet.querySelector(`[href="#${other.step}"]`)?.append(bubbleOf(other), there);
  const button = dialogButton("presence.come", () => {
    sheet.close();
    call();
  });
  button.dataset.action = "call";
  if (other.step !== currentStep().id) sheet.querySelector("[aria-current]")?.after(button);
}

function begin() {
  const announcer = new Announcer();
  const bubbles = new Bubbles(press);
  const line = new WritingLine();
  /** The fields of this step of which it was said that somebody writes there. @type {Set<string>} */
  const said = new Set();

  function draw() {
    const all = others();
    bubbles.draw(all, whereabouts);
    announcer.sayWho(all);
    const writer = line.draw(all, draw);
    if (!writer || said.has(writer.field) || !currentStep().element.contains(line.line)) return;
    said.add(writer.field);
    announcer.say([`presence.writes.${writer.holder}`]);
  }

  on(["screen"], () => {
    said.clear();
    writing = { field: "", at: -AGAIN };
  });
  on(["presence"], showCall);
  on(["steps"], markSteps);
  onBatch(["live", "presence", "screen", "session", "language"], draw, (work) => void setTimeout(work, FRAME));
  onBatch(["live", "presence", "screen", "session", "records"], tell);
  document.addEventListener("input", tellWriting);
  draw();
  tell();
}

/** Before the first live connection nobody else can be here. */
export const watchPresence = () => on(["live"], begin, { once: true });
