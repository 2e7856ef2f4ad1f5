// The one who began a session goes back to an earlier day, which the server kept.
import { encodeStateAsUpdate } from "yjs";
import { t } from "../../initial/texts.js";
import { goBack } from "../../session/going-back.js";
import { current } from "../../session/open-session.js";
import { earlierDays, stateOf } from "../../sync/server-api.js";
import { formatDate } from "../../ui/dates.js";
import { ask, dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { toast } from "../../ui/toast.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */

/** @param {string} day */
const named = (day) => formatDate(new Date(`${day}T12:00`), "longDay");

/**
 * Which day; "" for none.
 * @param {string[]} days
 * @returns {Promise<string>}
 */
const choose = (days) =>
  new Promise((answer) => {
    const buttons = [...days.map((day) => [day, named(day)]), ["", t("link.keep")]].map(([value, label]) => {
      const button = dialogButton(label, () => dialog.close(value));
      button.dataset.answer = value || "keep";
      return button;
    });
    const dialog = openDialog("question", t("earlier.choose"), [element("p", "", t("earlier.days")), ...buttons]);
    dialog.addEventListener("close", () => answer(dialog.returnValue));
  });

/**
 * @param {string} id
 * @param {Uint8Array} state
 */
function change(id, state) {
  const session = current();
  if (session?.id === id) goBack(session.doc, state);
}

/** @param {SessionRecord} record of the open session */
export async function goToEarlierDay(record) {
  try {
    const days = await earlierDays(record);
    if (!days.length) {
      toast("earlier.none");
      return;
    }
    const day = await choose(days);
    const answers = /** @type {[string, string][]} */ ([
      ["back", "earlier.back"],
      ["keep", "link.keep"],
    ]);
    const values = { day: day && named(day) };
    if (!day || (await ask({ title: "earlier.ask", text: "earlier.explain", answers, values })) !== "back") return;
    const state = await stateOf(record, day);
    const session = current();
    if (session?.id !== record.id) return;
    const before = encodeStateAsUpdate(session.doc);
    change(record.id, state);
    toast("earlier.done", { values, action: "undo", label: "delete.undo", act: () => change(record.id, before) });
  } catch {
    toast("earlier.failed");
  }
}
