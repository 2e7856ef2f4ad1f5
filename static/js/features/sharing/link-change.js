// The one who began a session gives it another link, so that the old one opens nothing any more.
import { randomId } from "../../session/ids.js";
import { current } from "../../session/open-session.js";
import { recordOf, saveRecord } from "../../session/records.js";
import { syncNow } from "../../sync/schedule.js";
import { ask } from "../../ui/dialog.js";

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

export function watchLinkChange() {
  document.querySelector('[data-action="change-link"]')?.addEventListener("click", () => void changeLink());
}
