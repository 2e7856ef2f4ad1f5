// The menu of the add button: take or choose a picture, draw, speak.
import { t } from "../../initial/texts.js";
import { newAttachment, saveAttachment } from "../../session/attachments.js";
import { closeButton, dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { toast } from "../../ui/toast.js";
import { openDrawing } from "./drawing.js";
import { compress } from "./photo.js";
import { canRecord, openVoice } from "./voice-recorder.js";

const hasTouchScreen = () => window.matchMedia?.("(pointer: coarse)").matches;

/**
 * @param {File} file
 * @param {string} field
 */
async function addPhoto(file, field) {
  const data = await compress(file).catch(() => null);
  if (data) await saveAttachment({ ...newAttachment(field, "photo"), data });
  else toast("attach.unreadable");
}

/**
 * Ask the phone for a picture: from its camera, or one that it has. It needs no permission of ours.
 * @param {HTMLDialogElement} menu stays until there is an answer, since the control must stay in the page
 * @param {string} field
 * @param {boolean} camera
 */
function askPicture(menu, field, camera) {
  const input = element("input", "");
  input.type = "file";
  input.accept = "image/*";
  input.hidden = true;
  if (camera) input.setAttribute("capture", "environment");
  input.addEventListener("change", () => {
    menu.close();
    if (input.files?.[0]) void addPhoto(input.files[0], field);
  });
  input.addEventListener("cancel", () => {
    menu.close();
    // The phone doesn't say whether the camera is blocked or somebody changed their mind.
    if (camera) toast("attach.camera");
  });
  menu.append(input);
  input.click();
}

/**
 * @param {string} field
 * @param {string} label the field's question
 */
export function openMenu(field, label) {
  const afterClosing = (/** @type {() => void} */ then) => () => {
    menu.close();
    then();
  };
  /** @type {[name: string, picture: string, press: () => void, possible: boolean][]} */
  const choices = [
    ["take", "camera", () => askPicture(menu, field, true), hasTouchScreen()],
    ["choose", "image", () => askPicture(menu, field, false), true],
    ["draw", "pencil", afterClosing(() => openDrawing(field, label)), true],
    ["speak", "voice", afterClosing(() => openVoice(field, label)), canRecord()],
  ];
  const buttons = choices
    .filter(([, , , possible]) => possible)
    .map(([name, picture, press]) => {
      const button = dialogButton("", press, "way");
      button.dataset.way = name;
      button.append(icon(picture), element("span", "", t(`attach.${name}`)));
      return button;
    });
  const row = element("div", "ways-to-add", ...buttons);
  const where = element("p", "small", t("saved.local"));
  const menu = openDialog("bottom-sheet", label, [row, where, closeButton(() => menu.close())]);
  menu.addEventListener("click", ({ target }) => void (target === menu && menu.close()));
}
