// The phone's database was deleted under the app, to make room or by hand: what is open here is kept anew, whole, and
// the other sessions come back from the server, if they were there.
import { current } from "../session/open-session.js";
import { allRecords, phoneStore, saveRecord } from "../session/records.js";
import { syncNow } from "./schedule.js";

function rescue() {
  for (const record of allRecords()) void saveRecord(record.id, { ...record, onServer: false });
  current()?.keepAgain();
  syncNow();
}

/** Begin to watch over it. */
export const watchDatabaseLoss = () => phoneStore.whenLost(rescue);
