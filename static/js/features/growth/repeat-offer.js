// "Shall we do it again?": offered on the growth screen once the last session is done, and not again after a no; and on
// the summary, first of all below the prize where they said yes while they looked back.
import { controls, fieldOf, show } from "../../fields/controls.js";
import { on } from "../../initial/events.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { firstStep, goTo } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { FIELD, holderHere } from "../../session/holder.js";
import { kindIn } from "../../session/kinds.js";
import { listOfNames } from "../../session/labels.js";
import { beginSession, current } from "../../session/open-session.js";
import { listedSessions } from "../../session/records.js";
import { ORIGIN } from "../../session/session.js";
import { find } from "../../ui/element.js";
import { toast } from "../../ui/toast.js";

/** @typedef {import("./lessons.js").Lesson} Lesson */

/** The lesson that could be followed by another one. @type {Lesson | undefined} */
let last;

/**
 * Offer it where the session that was begun last is done, and nobody said no to it. Companions don't count.
 * @param {Lesson[]} lessons
 */
export function drawRepeatOffer(lessons) {
  const [newest] = listedSessions()
    .filter(({ shown }) => !kindIn(shown.kind))
    .sort((one, other) => (one.created < other.created ? 1 : -1));
  last = lessons.find(({ id, done }) => done && id === newest?.id && id !== preference("again"));
  const names = last ? listOfNames(last) : "";
  find("[data-again]").hidden = !last;
  find("[data-again-line]").textContent = names ? t("again.line", { names }) : "";
}

/**
 * Begin a session with the same names, and say so.
 * @param {{mentee: string, mentor: string}} pair
 * @param {string} holder whose phone this is, where it is known
 */
function repeat(pair, holder = "shared") {
  const names = listOfNames(pair);
  const fieldValues = new Map([
    ["start.mentee_name", pair.mentee],
    ["start.mentor_name", pair.mentor],
  ]);
  const session = beginSession();
  session.doc.transact(() => {
    for (const [field, name] of fieldValues) session.text(field).insert(0, name);
    if (holder !== "shared") session.choices.set(FIELD, holder);
  }, ORIGIN.here);
  for (const control of controls())
    if (fieldOf(control) === FIELD || fieldValues.has(fieldOf(control))) show(session, control);
  goTo(firstStep().id);
  if (names) toast("again.filled", { values: { names } });
}

/** From the summary of the session that is open. */
function repeatOpen() {
  const session = current();
  const [mentee, mentor] = ["start.mentee_name", "start.mentor_name"].map(
    (field) => session?.text(field).toString() ?? "",
  );
  repeat({ mentee, mentor }, session ? holderHere(session) : "shared");
}

/** Who wants to do it again finds it at once; for the others it comes after what was said (growth.css). */
function markWish() {
  const wanted = current()?.choices.get("next.swap") === "yes";
  find('[data-screen="summary"]').toggleAttribute("data-wants-again", wanted);
}

function notNow() {
  if (last) setPreference("again", last.id);
  find("[data-again]").hidden = true;
  find("#growth-title").focus();
}

export function watchRepeatOffer() {
  on(["screen", "session"], markWish);
  find('[data-action="again"]').addEventListener("click", () => void (last && repeat(last)));
  for (const button of document.querySelectorAll('[data-action="again-here"]'))
    button.addEventListener("click", repeatOpen);
  find('[data-action="again-not-now"]').addEventListener("click", notNow);
}
