// The one who began a session goes back to an earlier day, which the server kept.
import { encodeStateAsUpdate } from "yjs";
import { goBack } from "../../session/going-back.js";
import { current } from "../../session/open-session.js";
import { earlierDays, stateOf } from "../../sync/server-api.js";
import { formatDate } from "../../ui/dates.js";
import { ask } from "../../ui/dialog.js";
import { toast } from "../../ui/toast.js";

/** @typedef {import("../../storage/session-record.js").SessionRecord} SessionRecord */

/** @typedef {import("../../ui/both-languages.js").Words} Words */

/** @param {string} day @param {string} language */
const named = (day, language) => formatDate(new Date(`${day}T12:00`), "longDay", language);

/**
 * A text that names a day.
 * @param {string} name
 * @param {string} day
 * @returns {Words}
 */
const saying = (name, day) => (translate, language) => translate(name, { day: named(day, language) });

/**
 * Which day; "" for none.
 * @param {string[]} days
 */
async function choose(days) {
  const each = days.map((day) => [
    day,
    (/** @type {unknown} */ _, /** @type {string} */ language) => named(day, language),
  ]);
  const answers = /** @type {[string, Words][]} */ ([...each, ["keep", "link.keep"]]);
  const answer = await ask({ title: "earlier.choose", text: "earlier.days", answers });
  return answer === "keep" ? "" : answer;
}

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
    const text = saying("earlier.explain", day);
    if (!day || (await ask({ title: "earlier.ask", text, answers })) !== "back") return;
    const state = await stateOf(record, day);
    const session = current();
    if (session?.id !== record.id) return;
    const before = encodeStateAsUpdate(session.doc);
    change(record.id, state);
    toast(saying("earlier.done", day), { action: "undo", label: "delete.undo", act: () => change(record.id, before) });
  } catch {
    toast("earlier.failed");
  }
}
