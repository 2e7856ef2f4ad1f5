// The add button beside every text field of a prompt or a companion, and the pictures and recordings that were added.
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { attachedTo, watchAttachments } from "../../session/attachments.js";
import { element, ownText } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { controlsIn, fieldOf, isText } from "../controls.js";

/** @typedef {import("../controls.js").Control} Control */

/** @typedef {typeof import("./attachments.chunk.js").attachments} Attachments */

/** @type {Promise<Attachments> | null} */
let loading = null;

/** @param {Control} control */
const labelOf = (control) => {
  const label = control.closest(".field")?.querySelector("label");
  return label ? ownText(label) : "";
};

/** The code that only those need who add or have something. */
function load() {
  loading ??= import("./attachments.chunk.js").then(({ attachments }) => {
    on(["session"], attachments.forgetAddresses);
    return attachments;
  });
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** @param {Control} control */
async function openAddMenu(control) {
  const { openMenu } = await load();
  openMenu(fieldOf(control), labelOf(control));
}

/**
 * A field's place for the button and what was added; made once.
 * @param {Control} control
 */
function containerOf(control) {
  const next = control.nextElementSibling;
  if (next instanceof HTMLElement && next.classList.contains("attach")) return next;
  const button = element("button", "tool add", icon("add"));
  const list = element("ul", "");
  const container = element("div", "attach", button, list);
  container.dataset.live = "";
  button.type = "button";
  button.dataset.add = fieldOf(control);
  button.addEventListener("click", () => void openAddMenu(control));
  list.dataset.live = "";
  list.hidden = true;
  control.after(container);
  return container;
}

/**
 * Show what stands beside a field, in a list.
 * @param {HTMLElement} list
 * @param {string} field
 */
export async function showAttached(list, field) {
  const focused = list.contains(document.activeElement);
  list.className = "thumbs";
  list.hidden = attachedTo(field).length === 0;
  if (!list.hidden) {
    (await load().catch(() => null))?.drawThumbnails(list, field);
    return;
  }
  list.replaceChildren();
  const add = list.previousElementSibling;
  if (focused && add instanceof HTMLElement) add.focus();
}

function draw() {
  const shown = currentStep().element;
  if (!shown.matches("[data-prompt], [data-kind]")) return;
  for (const control of controlsIn(shown).filter(isText)) {
    const container = containerOf(control);
    const [button, list] = /** @type {[HTMLElement, HTMLElement]} */ (/** @type {unknown} */ (container.children));
    button.setAttribute("aria-label", `${t("attach.add")}: ${labelOf(control)}`);
    void showAttached(list, fieldOf(control));
  }
}

/** What belongs to another document goes at once: its field may be on the screen before the rest is drawn. */
function clear() {
  for (const list of document.querySelectorAll(".attach > .thumbs:not([hidden])")) {
    const { add = "" } = /** @type {HTMLElement} */ (list.previousElementSibling).dataset;
    if (list instanceof HTMLElement) void showAttached(list, add);
  }
}

export function watchAttachButtons() {
  watchAttachments();
  on(["session"], clear);
  onPainted(["screen", "session", "language", "attached"], draw);
}
