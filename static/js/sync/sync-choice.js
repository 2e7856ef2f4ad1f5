// Where a session is kept: on this phone and the server, or only on this phone. It stands folded where a session
// begins, and as two cards after meeting 1 and where the other phone is invited. Who came by a link is asked only
// there: for them it is decided.
import { preference, setPreference } from "../initial/preferences.js";
import { onPainted } from "../initial/scheduling.js";
import { current } from "../session/open-session.js";
import { recordOf, saveRecord } from "../session/records.js";
import { syncNow } from "./schedule.js";

/** @returns {HTMLInputElement[]} */
const choices = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-kept-where]"))];

function draw() {
  const record = recordOf(current()?.id ?? "");
  for (const part of document.querySelectorAll(".fold:has([data-kept-where]), .kept-where, [data-invite]"))
    part.toggleAttribute("hidden", !!record?.joined);
  const where = (record ? record.local : preference("keep") === "phone") ? "phone" : "both";
  for (const input of choices()) {
    input.checked = input.value === where;
    // The server never again takes a session that it was told to delete.
    input.disabled = input.value === "both" && !!record?.gone;
  }
}

/** @param {string} where */
async function choosePlace(where) {
  const session = current();
  setPreference("keep", where);
  if (!session) return;
  await saveRecord(session.id, { local: where === "phone" });
  syncNow();
}

export function watchSyncChoice() {
  for (const input of choices()) input.addEventListener("change", () => void choosePlace(input.value));
  onPainted(["session", "records", "screen"], draw);
}
