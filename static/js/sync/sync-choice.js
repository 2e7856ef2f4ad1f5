// Where a session is kept: on this phone and the server, or only on this phone. Asked at the first session, to be
// changed at any time on the share screen.
import { preference, setPreference } from "../initial/preferences.js";
import { onPainted } from "../initial/scheduling.js";
import { current } from "../session/open-session.js";
import { recordOf, saveRecord } from "../session/records.js";
import { syncNow } from "./schedule.js";

/** @returns {HTMLInputElement[]} */
const choices = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-kept-where]"))];

function draw() {
  const record = recordOf(current()?.id ?? "");
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
  // The cover of the first session asks, until somebody answered or went past the question.
  const question = document.querySelector("[data-keep-question]");
  question?.toggleAttribute("hidden", preference("keep") !== null);
  onPainted(["screen"], () => {
    if (document.documentElement.dataset.step === "start.purpose" && preference("keep") === null)
      setPreference("keep", "both");
  });
}
