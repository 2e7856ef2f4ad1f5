// "Shall we do it again?": offered on the growth screen once the last session is done, and not again after a no.
import { controls, fieldOf, show } from "../../fields/controls.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { goTo } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { kindIn } from "../../session/kinds.js";
import { listOfNames } from "../../session/labels.js";
import { beginSession } from "../../session/open-session.js";
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

/** Begin a session with the same names, and say so. */
function repeat() {
  if (!last) return;
  const names = listOfNames(last);
  const fieldValues = new Map([
    ["start.mentee_name", last.mentee],
    ["start.mentor_name", last.mentor],
  ]);
  const session = beginSession();
  session.doc.transact(() => {
    for (const [field, name] of fieldValues) session.text(field).insert(0, name);
  }, ORIGIN.here);
  for (const control of controls()) if (fieldValues.has(fieldOf(control))) show(session, control);
  goTo("start");
  if (names) toast("again.filled", { values: { names } });
}

function notNow() {
  if (last) setPreference("again", last.id);
  find("[data-again]").hidden = true;
  find("#growth-title").focus();
}

export function watchRepeatOffer() {
  find('[data-action="again"]').addEventListener("click", repeat);
  find('[data-action="again-not-now"]').addEventListener("click", notNow);
}
