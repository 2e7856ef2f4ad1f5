// Opens the stage of phase 4 (lead-stage.chunk.js). It is an entry of the history that knows the place on the stage:
// the phone's way back closes it, and a page that the phone had put away opens it where it was.
import { emit, on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { choiceHere, FIELD, holderHere } from "../../session/holder.js";
import { beginSession, current } from "../../session/open-session.js";
import { find } from "../../ui/element.js";
import { fetchPart } from "../../ui/missing-part.js";

const STEP = "lead.leading";

/** The stage and the session that it is of. @type {{dialog: HTMLDialogElement, session: string} | null} */
let open = null;
/** Counts what was asked for, since the code for it may come late. */
let asked = 0;

/** The place on the stage that the history's entry knows, undefined where it isn't the stage's. @returns {unknown} */
const place = () => (currentStep().id === STEP ? history.state?.stage : undefined);

const load = () => fetchPart(() => import("./lead-stage.chunk.js"));

/** @param {import("../../session/session.js").Session} session */
function viewFor(session) {
  if (choiceHere(session, FIELD) === "shared") return "both";
  return holderHere(session) === "mentor" ? "mentor" : "mentee";
}

/** Leave the stage's entry of the history; from there, `then`. @param {() => void} then */
function leave(then) {
  if (place() === undefined) return;
  addEventListener("popstate", then, { once: true });
  history.back();
}

/** @param {HTMLDialogElement} dialog */
function ended(dialog) {
  if (open?.dialog === dialog) open = null;
  emit("stage");
  leave(() => void (dialog.returnValue === "done" && find('[data-action="next"]').click()));
}

/** Show what the history's entry says. */
async function follow() {
  const session = current();
  const wanted = session && !session.kind && place() !== undefined ? session.id : "";
  if (open && open.session !== wanted) {
    // Another session's, or none: nothing of it is left.
    open.dialog.close();
  }
  if (!wanted || open || !session) return;
  asked += 1;
  const mine = asked;
  const { Stage } = await load();
  if (mine !== asked || open || current()?.id !== wanted || place() === undefined) return;
  const moved = (/** @type {string} */ stage) => history.replaceState({ ...history.state, stage }, "");
  const { dialog } = new Stage({ place: String(place()), view: viewFor(session), moved });
  open = { dialog, session: wanted };
  dialog.addEventListener("close", () => ended(dialog));
  emit("stage");
}

async function press() {
  // Where it can't be had, that is said, and nobody is sent anywhere.
  await load();
  if (currentStep().id !== STEP) return;
  if (!current() || current()?.kind) beginSession();
  history.pushState({ from: STEP, stage: "" }, "", `#${STEP}`);
  await follow();
}

/** Who holds the phone finds their own part. */
function drawButtons() {
  const session = current();
  const mentor = !!session && holderHere(session) === "mentor";
  for (const button of document.querySelectorAll('[data-action="lead-stage"]'))
    button.toggleAttribute("hidden", button.hasAttribute("data-for-mentor") !== mentor);
}

export function watchLeadStage() {
  for (const button of document.querySelectorAll('[data-action="lead-stage"]'))
    button.addEventListener("click", () => void press());
  on(["screen", "session"], () => void follow());
  on(["screen", "session"], drawButtons);
}
