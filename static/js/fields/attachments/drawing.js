// A drawing with the finger, in a dialog. It is kept after every stroke, so closing it loses nothing.
import { t } from "../../initial/texts.js";
import { discardAttachment, newAttachment, saveAttachment } from "../../session/attachments.js";
import { dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { DrawingCanvas } from "./drawing-canvas.js";
import { toFile } from "./photo.js";

const PENS = { black: "#241a38", orange: "#d9480f", green: "#0b7a5e", blue: "#2b4acb" };

/** @param {(colour: string) => void} choose */
function pens(choose) {
  const group = element("div", "pens");
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-label", t("draw.pen"));
  for (const [name, colour] of Object.entries(PENS)) {
    const input = element("input", "");
    input.type = "radio";
    input.name = "pen";
    input.checked = name === "black";
    input.setAttribute("aria-label", t(`draw.${name}`));
    input.addEventListener("change", () => choose(colour));
    const label = element("label", "", input);
    label.style.setProperty("--pen", colour);
    group.append(label);
  }
  return group;
}

/** @param {import("./target.js").Target} target */
export function openDrawing({ field, label, step }) {
  const attachment = newAttachment(field, "drawing", step);
  let saving = Promise.resolve();
  const save = async () => {
    if (drawing.empty) await discardAttachment({ ...attachment, data: new Blob() });
    else await saveAttachment({ ...attachment, data: await toFile(drawing.canvas, "image/png") });
  };
  const drawing = new DrawingCanvas(PENS.black, () => {
    undo.disabled = drawing.untouched;
    clear.disabled = drawing.empty;
    // One after the other: the last one counts.
    saving = saving.then(save, save);
  });
  const undo = dialogButton("delete.undo", () => drawing.undo());
  const clear = dialogButton("draw.clear", () => drawing.clear());
  const done = dialogButton("draw.done", () => dialog.close(), "button strong");
  undo.disabled = true;
  clear.disabled = true;
  drawing.canvas.setAttribute("role", "img");
  drawing.canvas.setAttribute("aria-label", t("draw.sheet"));
  const tools = element("div", "actions", undo, clear, done);
  const choose = (/** @type {string} */ colour) => {
    drawing.colour = colour;
  };
  const dialog = openDialog("drawing", label, [drawing.canvas, pens(choose), tools]);
  dialog.addEventListener("close", () => drawing.end());
}
