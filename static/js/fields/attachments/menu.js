// The menu of the add button: take or choose a picture, draw; show what is written to the other one.
import { newAttachment, saveAttachment } from "../../session/attachments.js";
import { say } from "../../ui/both-languages.js";
import { closeButton, dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { toast } from "../../ui/toast.js";
import { showBig } from "../written-words.js";
import { openDrawing } from "./drawing.js";
import { compress } from "./photo.js";

const hasTouchScreen = () => window.matchMedia?.("(pointer: coarse)").matches;

/** @typedef {import("./target.js").Target} Target */

/**
 * @param {File} file
 * @param {ReturnType<typeof newAttachment>} attachment
 */
async function addPhoto(file, attachment) {
  const data = await compress(file).catch(() => null);
  if (data) await saveAttachment({ ...attachment, data });
  else toast("attach.unreadable");
}

/**
 * Ask the phone for a picture: from its camera, or one that it has. It needs no permission of ours.
 * @param {HTMLDialogElement} menu stays until there is an answer, since the control must stay in the page
 * @param {Target} target
 * @param {boolean} camera
 */
function askPicture(menu, { field, step }, camera) {
  // Before the phone shows what is its own: another session may be open when it answers.
  const attachment = newAttachment(field, "photo", step);
  const input = element("input", "");
  input.type = "file";
  input.accept = "image/*";
  input.hidden = true;
  if (camera) input.setAttribute("capture", "environment");
  input.addEventListener("change", () => {
    menu.close();
    if (input.files?.[0]) void addPhoto(input.files[0], attachment);
  });
  input.addEventListener("cancel", () => {
    menu.close();
    // The phone doesn't say whether the camera is blocked or somebody changed their mind.
    if (camera) toast("attach.camera");
  });
  menu.append(input);
  input.click();
}

/** @param {Target} target */
export function openMenu(target) {
  const afterClosing = (/** @type {() => void} */ then) => () => {
    menu.close();
    then();
  };
  const { words } = target;
  /** @type {[name: string, picture: string, press: () => void, possible: boolean][]} */
  const choices = [
    ["take", "camera", () => askPicture(menu, target, true), hasTouchScreen()],
    ["choose", "image", () => askPicture(menu, target, false), true],
    ["draw", "pencil", afterClosing(() => openDrawing(target)), true],
    ["big", "eye", afterClosing(() => void showBig(words)), !!words],
  ];
  const buttons = choices
    .filter(([, , , possible]) => possible)
    .map(([name, picture, press]) => {
      const button = dialogButton("", press, "way");
      button.dataset.way = name;
      button.append(icon(picture), say(element("span", ""), name === "big" ? "big.show" : `attach.${name}`));
      return button;
    });
  const row = element("div", "ways-to-add", ...buttons);
  const where = say(element("p", "small"), "saved.local");
  const menu = openDialog("bottom-sheet", target.label, [row, where, closeButton(() => menu.close())]);
  menu.addEventListener("click", (event) => void (event.target === menu && menu.close()));
}
