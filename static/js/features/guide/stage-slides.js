// What the stage shows of the plan: a step with its pictures and recordings or, where no steps were written, the topic
// and what the mentor can do afterwards.
import { loadAttachments } from "../../fields/attachments/attach-button.js";
import { STEPS, stepOf, stepsOf } from "../../fields/plan-steps.js";
import { currentStep } from "../../initial/screens.js";
import { attachedTo } from "../../session/attachments.js";
import { element } from "../../ui/element.js";
import { textsOf } from "./mentor-cards.js";

/** @typedef {import("../../session/session.js").Session} Session */
/** @typedef {import("../../storage/attachment-store.js").Attachment} Attachment */
/** @typedef {import("./stage-side.js").Slide} Slide */

/** By id: what is being heard goes on when the stage is drawn anew. @type {Map<string, Node>} */
const made = new Map();

export const forgetMedia = () => made.clear();

/** @param {Attachment} attachment @param {number} number */
function mediumOf(attachment, number) {
  const known = made.get(attachment.id);
  if (known) return known;
  const place = element("div", attachment.kind === "voice" ? "heard" : "seen");
  made.set(attachment.id, place);
  void loadAttachments()
    .then(({ show }) => place.append(show(attachment, number)))
    .catch(() => made.delete(attachment.id));
  return place;
}

/** @param {string} words */
const ownWords = (words) => ({ words, lang: "", dir: "auto" });

/**
 * @param {Session} session
 * @param {number} index
 * @returns {Slide}
 */
export function slideOf(session, index) {
  const step = stepsOf(session)[index];
  const media = attachedTo(STEPS)
    .map((attachment, at) => ({ attachment, number: at + 1 }))
    .filter(({ attachment }) => stepOf(session, attachment) === index)
    .map(({ attachment, number }) => mediumOf(attachment, number));
  if (step) return { texts: [ownWords(step.text)], media };
  const said = ["strength.topic", "plan.goal"].map((field) => session.doc.getText(field).toString().trim());
  const texts = said.filter(Boolean).map(ownWords);
  const question = currentStep().element.querySelector("h2");
  return { texts: texts.length || !question ? texts : textsOf(question), media };
}
