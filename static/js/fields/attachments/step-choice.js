// Which step of the plan a picture or a recording is for: it stands there on the stage, and can be moved.
import { saveAttachment } from "../../session/attachments.js";
import { current } from "../../session/open-session.js";
import { say } from "../../ui/both-languages.js";
import { element } from "../../ui/element.js";
import { formatNumber } from "../../ui/measures.js";
import { STEPS, stepNames, stepOf, stepsOf } from "../plan-steps.js";

/** @typedef {import("../../storage/attachment-store.js").Attachment} Attachment */

/** The session, where there is something to choose from. @param {Attachment} attachment */
function sessionOf({ field }) {
  const session = field === STEPS ? current() : null;
  return session && stepsOf(session).length > 1 ? session : null;
}

/** The number of its step, "" where that says nothing. @param {Attachment} attachment */
export function stepNumber(attachment) {
  const session = sessionOf(attachment);
  return session ? formatNumber(stepOf(session, attachment) + 1) : "";
}

/** The steps to choose from; null where there is no choice. @param {Attachment} attachment */
export function stepChoice(attachment) {
  const session = sessionOf(attachment);
  if (!session) return null;
  const [names, own] = [stepNames(session), stepOf(session, attachment)];
  const marks = stepsOf(session).map(({ text }, at) => {
    const input = element("input", "");
    input.type = "radio";
    input.name = "attached-step";
    input.checked = at === own;
    input.setAttribute("aria-label", `${formatNumber(at + 1)}: ${text}`);
    input.addEventListener("change", () => void saveAttachment({ ...attachment, step: names[at] }));
    return element("label", "", input, element("span", "", formatNumber(at + 1)));
  });
  const legend = say(element("legend", ""), "attach.step");
  return element("fieldset", "field scale", legend, element("div", "marks", ...marks));
}
