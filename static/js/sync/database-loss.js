// The browser deleted our database while the app was open, to make room or because somebody asked it to: save the open
// session again in full, and fetch the others from the server, if they were there.
import { current } from "../session/open-session.js";
import { allRecords, phoneStore, saveRecord } from "../session/records.js";
import { syncNow } from "./schedule.js";

function saveEverything() {
  for (const record of allRecords()) void saveRecord(record.id, { ...record, onServer: false });
  current()?.saveAll();
  syncNow();
}

export const watchDatabaseLoss = () => phoneStore.whenLost(saveEverything);
