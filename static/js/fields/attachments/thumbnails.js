// Thumbnails of what was added to a field; a press opens one large.
import { t } from "../../initial/texts.js";
import { attachedTo, removeAttachment } from "../../session/attachments.js";
import { closeButton, dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { clock } from "../../ui/measures.js";
import { stepChoice, stepNumber } from "./step-choice.js";
import { hearNext, voicePill } from "./voice-pill.js";
import { waveOf } from "./wave.js";

/** @typedef {import("../../storage/attachment-store.js").Attachment} Attachment */

/** In seconds. */
const BEYOND_THE_END = 1e9;

/** What is shown, by id, with its address. @type {Map<string, {data: Blob, address: string}>} */
const addresses = new Map();

/** The one that an undo brings back: it gets the focus once it is drawn. */
let cameBack = "";

/** Let go of what is no longer shown. */
export function forgetAddresses() {
  for (const { address } of addresses.values()) URL.revokeObjectURL(address);
  addresses.clear();
}

/** @param {string} id of one that nobody will look at again */
function forgetAddress(id) {
  const known = addresses.get(id);
  if (known) URL.revokeObjectURL(known.address);
  addresses.delete(id);
}

/** @param {Attachment} attachment */
function addressOf({ id, data }) {
  const known = addresses.get(id);
  if (known?.data === data) return known.address;
  // A drawing or a recording has become longer.
  forgetAddress(id);
  const address = URL.createObjectURL(data);
  addresses.set(id, { data, address });
  return address;
}

/**
 * It itself, as it stands on a page: a picture large, a recording to be heard.
 * @param {Attachment} attachment
 * @param {number} number
 */
export function show(attachment, number) {
  const name = t(`attach.${attachment.kind}`, { number });
  const address = addressOf(attachment);
  if (attachment.kind === "voice") return voicePill(attachment, address, name);
  const image = picture(name);
  image.src = address;
  return image;
}

/** @param {string} name */
function picture(name) {
  const image = document.createElement("img");
  image.alt = name;
  return image;
}

/**
 * A player that begins by itself. Browsers write no length into what they record, so it would be known only at the
 * end: the player goes there first.
 * @param {string} name
 */
function player(name) {
  const audio = document.createElement("audio");
  audio.controls = true;
  audio.setAttribute("aria-label", name);
  const play = () => {
    audio.currentTime = 0;
    // Where it mustn't begin by itself, a press begins it.
    if (audio.isConnected) void audio.play().catch(() => {});
  };
  const lengthen = () => {
    if (Number.isFinite(audio.duration)) return play();
    audio.addEventListener("seeked", play, { once: true });
    audio.currentTime = BEYOND_THE_END;
  };
  audio.addEventListener("loadedmetadata", lengthen, { once: true });
  hearNext(audio);
  return audio;
}

/**
 * @param {Attachment} attachment
 * @param {number} number
 */
function open(attachment, number) {
  const words = (/** @type {typeof t} */ translate) => translate(`attach.${attachment.kind}`, { number });
  const name = words(t);
  const large = attachment.kind === "voice" ? player(name) : picture(name);
  large.src = addressOf(attachment);
  const remove = dialogButton("home.delete", () => {
    dialog.close();
    forgetAddress(attachment.id);
    void removeAttachment(attachment, () => {
      cameBack = attachment.id;
    });
  });
  remove.dataset.action = "detach";
  const tools = element(
    "div",
    "actions",
    remove,
    closeButton(() => dialog.close()),
  );
  const choice = stepChoice(attachment);
  const dialog = openDialog("viewer", words, choice ? [large, choice, tools] : [large, tools]);
}

/**
 * A button that opens it, with the number of its step in the plan.
 * @param {Attachment} attachment
 * @param {number} number
 */
function opener(attachment, number) {
  const { kind, seconds = 0 } = attachment;
  const name = t(`attach.${kind}`, { number });
  const [spoken, step] = [kind === "voice", stepNumber(attachment)];
  const button = dialogButton("", () => open(attachment, number), "thumb");
  button.setAttribute("aria-label", spoken ? `${name}, ${clock(seconds)}` : name);
  if (spoken) button.append(icon("play"), ...waveOf(attachment));
  else {
    const image = element("img", "");
    image.src = addressOf(attachment);
    image.alt = "";
    button.append(image);
  }
  if (step) button.append(element("b", "of-step", step));
  return button;
}

/**
 * @param {Attachment} attachment
 * @param {number} number
 * @param {boolean} toRead whether it stands where people read, and don't change anything
 */
function thumbnail(attachment, number, toRead) {
  const { kind, id } = attachment;
  const button = kind === "voice" && toRead ? show(attachment, number) : opener(attachment, number);
  button.dataset.attachment = id;
  button.dataset.kind = kind;
  return element("li", "", button);
}

/**
 * Where the focus went with one that was drawn anew or is gone.
 * @param {HTMLElement} list
 * @param {HTMLElement} focused that had it
 * @param {number} at its place
 */
function bringFocusBack(list, focused, at) {
  const buttons = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("button")]);
  const same = buttons.find(({ dataset }) => dataset.attachment === focused.dataset.attachment);
  const add = /** @type {HTMLElement | null} */ (list.parentElement?.querySelector("[data-add]") ?? null);
  (same ?? buttons[Math.min(at, buttons.length - 1)] ?? add)?.focus();
}

/**
 * @param {HTMLElement} list
 * @param {string} field
 */
export function drawThumbnails(list, field) {
  /** @type {Record<string, number>} */
  const numbers = {};
  const items = attachedTo(field).map((attachment) => {
    numbers[attachment.kind] = (numbers[attachment.kind] ?? 0) + 1;
    return thumbnail(attachment, numbers[attachment.kind], !!list.closest("[data-summary]"));
  });
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const place = [...list.children].findIndex((item) => item.contains(focused));
  list.replaceChildren(...items);
  if (place >= 0) bringFocusBack(list, focused, place);
  const back = /** @type {HTMLElement | null} */ (list.querySelector(`[data-attachment="${cameBack}"]`));
  if (!back) return;
  cameBack = "";
  back.focus();
}
