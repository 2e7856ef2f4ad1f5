// The page's second assembly: everything that the first screen can do without for a moment.
import "./app.js"; // Nothing new: it makes both share one file, instead of a third one for what both need.
import { followLink, watchArrivals } from "./arrivals.js";
import { watchBetween } from "./between.js";
import { watchAttach } from "./attach.js";
import { settleAtStart, watchCompanions } from "./companions.js";
import { hear } from "./events.js";
import { watchFields } from "./fields.js";
import { takeWaiting, watchFiles } from "./files.js";
import { watchGone } from "./gone.js";
import { watchGrowth } from "./growth.js";
import { watchGuide } from "./guide.js";
import { watchHandOver } from "./hand-over.js";
import { watchHome } from "./home.js";
import { bringIcons } from "./icons.js";
import { watchInstall } from "./install.js";
import { watchKeeping } from "./keeping.js";
import { sweepLeftovers } from "./leftovers.js";
import { watchLost } from "./lost.js";
import { linkManifest } from "./manifest.js";
import { update, watchOffline } from "./offline.js";
import { watchPaper } from "./paper.js";
import { watchRehearsal } from "./rehearse.js";
import { watchSaved } from "./saved.js";
import { watchSecond } from "./second.js";
import { openSessions, warmUp } from "./sessions.js";
import { watchShare } from "./share.js";
import { followShortcut } from "./shortcuts.js";
import { watchSettings } from "./settings.js";
import { watchSpeech } from "./speak.js";
import { watchStage } from "./stage.js";
import { watchSummary } from "./summary.js";
import { watchSync } from "./sync.js";
import { watchTable } from "./table.js";
import { watchTimers } from "./timers.js";
import { toast } from "./toast.js";

export { startSession } from "./home.js";

/** Begin everything, and open the session that was open. */
export async function run() {
  watchGuide();
  watchHome();
  watchGrowth();
  watchFields();
  watchAttach();
  watchCompanions();
  watchSummary();
  watchStage();
  watchBetween();
  watchPaper();
  watchSaved();
  watchSecond();
  watchSettings();
  watchFiles();
  watchArrivals();
  watchGone();
  watchHandOver();
  watchKeeping();
  watchShare();
  watchInstall();
  watchSpeech();
  watchTable();
  watchTimers();
  watchSync();
  watchLost();
  hear(["no language"], () => toast("language.missing"));
  hear(["update"], () => toast("update.ready", { action: "update", label: "update.now", act: update, stays: true }));
  await openSessions();
  sweepLeftovers();
  await followShortcut();
  settleAtStart();
}

/** What can wait until the screen stands. */
export async function settle() {
  void bringIcons();
  linkManifest();
  await followLink();
  await takeWaiting();
  await watchOffline();
  warmUp();
  watchRehearsal();
}
