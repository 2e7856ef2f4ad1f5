// Thumbnails of what was added to a field; a press opens one large.
import { t } from "../../initial/texts.js";
import { attachedTo, removeAttachment } from "../../session/attachments.js";
import { closeButton, dialogButton, openDialog } from "../../ui/dialog.js";
import { icon } from "../../ui/icons.js";
import { clock } from "../../ui/measures.js";

/** @typedef {import("../../storage/attachment-store.js").Attachment} Attachment */

/** What is shown, by id, with its address. @type {Map<string, {data: Blob, address: string}>} */
const addresses = new Map();

/** Let go of what is no longer shown. */
export function forgetAddresses() {
  for (const { address } of addresses.values()) URL.revokeObjectURL(address);
  addresses.clear();
}

/** @param {Attachment} attachment */
function addressOf({ id, data }) {
  const known = addresses.get(id);
  if (known?.data === data) return known.address;
  // A drawing or a recording has become longer.
  if (known) URL.revokeObjectURL(known.address);
  const address = URL.createObjectURL(data);
  addresses.set(id, { data, address });
  return address;
}

/**
 * @param {Attachment} attachment
 * @param {string} name
 */
function open(attachment, name) {
  const large = document.createElement(attachment.kind === "voice" ? "audio" : "img");
  large.src = addressOf(attachment);
  if (large instanceof HTMLImageElement) large.alt = name;
  else {
    large.controls = true;
    large.autoplay = true;
    large.setAttribute("aria-label", name);
  }
  const remove = dialogButton(t("home.delete"), () => {
    dialog.close();
    void removeAttachment(attachment);
  });
  remove.dataset.action = "detach";
  const tools = document.createElement("div");
  tools.className = "actions";
  tools.append(
    remove,
    closeButton(() => dialog.close()),
  );
  const dialog = openDialog("viewer", name, [large, tools]);
}

/**
 * @param {Attachment} attachment
 * @param {number} number
 */
function thumbnail(attachment, number) {
  const { kind, id, seconds = 0 } = attachment;
  const item = document.createElement("li");
  const name = t(`attach.${kind}`, { number });
  const button = dialogButton("", () => open(attachment, name), "thumb");
  button.dataset.attachment = id;
  button.dataset.kind = kind;
  button.setAttribute("aria-label", kind === "voice" ? `${name}, ${clock(seconds)}` : name);
  if (kind === "voice") button.append(icon("play"), clock(seconds));
  else {
    const image = document.createElement("img");
    image.src = addressOf(attachment);
    image.alt = "";
    button.append(image);
  }
  item.append(button);
  return item;
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
    return thumbnail(attachment, numbers[attachment.kind]);
  });
  list.replaceChildren(...items);
}
