// The phone's database was deleted under the app, to make room or by hand: what is open here is kept anew, whole, and
// the other sessions come back from the server, if they were there.
import { syncNow } from "./schedule.js";
import { allRecords, current, saveRecord, phoneStore } from "../session/open-session.js";

function rescue() {
  for (const record of allRecords()) void saveRecord(record.id, { ...record, onServer: false });
  current()?.keepAgain();
  syncNow();
}

/** Begin to watch over it. */
export const watchDatabaseLoss = () => phoneStore.whenLost(rescue);
