// What only the one who began a session can do: give it another link, and go back to an earlier day.
import { randomId } from "../../session/ids.js";
import { current } from "../../session/open-session.js";
import { recordOf, saveRecord } from "../../session/records.js";
import { syncNow } from "../../sync/schedule.js";
import { ask } from "../../ui/dialog.js";
import { fetchPart } from "../../ui/missing-part.js";

/** The server learns of it with the next sync. */
async function changeLink() {
  const record = recordOf(current()?.id ?? "");
  if (!record?.owner) return;
  const answers = /** @type {[string, string][]} */ ([
    ["change", "link.change"],
    ["keep", "link.keep"],
  ]);
  if ((await ask({ title: "link.ask", text: "link.explain", answers })) !== "change") return;
  await saveRecord(record.id, { key: randomId(), onServer: false, refused: undefined }, "strict");
  syncNow();
}

async function goToEarlierDay() {
  const record = recordOf(current()?.id ?? "");
  const chunk = await fetchPart(() => import("./earlier-days.chunk.js"));
  if (record) await chunk.goToEarlierDay(record);
}

export function watchOwner() {
  document.querySelector('[data-action="earlier-day"]')?.addEventListener("click", () => void goToEarlierDay());
  document.querySelector('[data-action="change-link"]')?.addEventListener("click", () => void changeLink());
}
