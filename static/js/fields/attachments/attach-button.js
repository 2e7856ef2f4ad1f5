// Beside each text field of a prompt or a companion: a microphone, a button that adds a picture, and what was added.
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { attachedTo, watchAttachments } from "../../session/attachments.js";
import { element, ownText } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { fetchPart } from "../../ui/missing-part.js";
import { controlsIn, fieldOf, isText } from "../controls.js";
import { labelOf, targetOf } from "./target.js";

/** @typedef {import("../controls.js").Control} Control */
/** @typedef {typeof import("./attachments.chunk.js").attachments} Attachments */
/**
 * @typedef {{control: Control, microphone: HTMLButtonElement | null, add: HTMLButtonElement, line: HTMLElement,
 *   list: HTMLElement}} Place what stands beside a field; `line` says how the recording goes
 */

/** @type {Promise<Attachments> | null} */
let loading = null;
/** @type {WeakMap<Control, Place>} */
const places = new WeakMap();

/** Whether this phone has what it takes to record, in this place. */
const canRecord = () => "MediaRecorder" in window && !!navigator.mediaDevices?.getUserMedia;

/** The code that only those need who add or have something. */
export function loadAttachments() {
  loading ??= fetchPart(() => import("./attachments.chunk.js")).then(({ attachments }) => {
    on(["session"], attachments.forgetAddresses);
    attachments.watchPlaying();
    return attachments;
  });
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** @param {string} name its icon, and its hook @param {string} field @param {() => Promise<void>} press */
function tool(name, field, press) {
  const button = element("button", `tool ${name}`, icon(name === "say" ? "voice" : name));
  button.type = "button";
  button.dataset[name] = field;
  button.addEventListener("click", () => void press());
  return button;
}

/** @param {Control} control @returns {Place} */
function makePlace(control) {
  const field = fieldOf(control);
  const microphone = canRecord()
    ? tool("say", field, async () => (await loadAttachments()).pressVoice(placeOf(control)))
    : null;
  const add = tool("add", field, async () => (await loadAttachments()).openMenu(targetOf(control)));
  const [line, list] = [element("div", "voice-line"), element("ul", "")];
  const container = element("div", "attach", element("div", "beside", microphone, add), line, list);
  container.dataset.live = "";
  list.dataset.live = "";
  list.hidden = true;
  microphone?.setAttribute("aria-pressed", "false");
  control.after(container);
  return { control, microphone, add, line, list };
}

/**
 * A field's place for the buttons and what was added; made once.
 * @param {Control} control
 */
function placeOf(control) {
  const place = places.get(control) ?? makePlace(control);
  places.set(control, place);
  return place;
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
    (await loadAttachments().catch(() => null))?.drawThumbnails(list, field);
    return;
  }
  list.replaceChildren();
  const add = list.parentElement?.querySelector("[data-add]");
  if (focused && add instanceof HTMLElement) add.focus();
}

function draw() {
  const shown = currentStep().element;
  if (!shown.matches("[data-prompt], [data-kind]")) return;
  for (const control of controlsIn(shown).filter(isText)) {
    const { microphone, add, list } = placeOf(control);
    const label = ownText(labelOf(control));
    microphone?.setAttribute("aria-label", `${t("attach.speak")}: ${label}`);
    add.setAttribute("aria-label", `${t("attach.add")}: ${label}`);
    void showAttached(list, fieldOf(control));
  }
}

/** What belongs to another document goes at once: its field may be on the screen before the rest is drawn. */
function clear() {
  for (const list of document.querySelectorAll(".attach > .thumbs:not([hidden])")) {
    const add = list.parentElement?.querySelector("[data-add]");
    if (list instanceof HTMLElement && add instanceof HTMLElement) void showAttached(list, add.dataset.add ?? "");
  }
}

export function watchAttachButtons() {
  if (!canRecord()) document.documentElement.dataset.microphone = "none";
  watchAttachments();
  on(["session"], clear);
  onPainted(["screen", "session", "language", "attached"], draw);
}
