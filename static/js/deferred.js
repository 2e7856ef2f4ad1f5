// The page's second assembly: everything that the first screen can do without for a moment.
import { followLink, watchArrivals } from "./features/sharing/incoming-link.js";
import { watchBetween } from "./features/preparation/preparation.js";
import { watchAttach } from "./fields/attachments/attach-button.js";
import { settleAtStart, watchCompanions } from "./features/companions/companions.js";
import { hear } from "./initial/events.js";
import { watchFields } from "./fields/binding.js";
import { takeWaiting, watchFiles } from "./features/sharing/file-import.js";
import { watchGone } from "./sync/remote-deletion.js";
import { watchGrowth } from "./features/growth/growth.js";
import { watchGuide } from "./features/guide/guide.js";
import { watchHandOver } from "./features/sharing/code-handover.js";
import { watchHome } from "./features/home/session-list.js";
import { bringIcons } from "./ui/icons.js";
import { watchInstall } from "./features/pwa/install-prompt.js";
import { watchKeeping } from "./sync/sync-choice.js";
import { sweepLeftovers } from "./sync/pending-deletions.js";
import { watchLost } from "./sync/database-loss.js";
import { linkManifest } from "./features/pwa/manifest-link.js";
import { update, watchOffline } from "./features/pwa/service-worker.js";
import { watchPaper } from "./features/summary/summary-actions.js";
import { watchRehearsal } from "./features/guide/prelayout.js";
import { watchSaved } from "./sync/save-status.js";
import { watchSecond } from "./ui/second-language.js";
import { openSessions, warmUp } from "./session/open-session.js";
import { watchShare } from "./features/sharing/share-screen.js";
import { followShortcut } from "./features/pwa/shortcuts.js";
import { watchSettings } from "./features/settings/settings.js";
import { watchSpeech } from "./features/guide/read-aloud.js";
import { watchStage } from "./features/guide/mentee-stage.js";
import { watchSummary } from "./features/summary/summary.js";
import { watchSync } from "./sync/schedule.js";
import { watchTable } from "./features/guide/table-view.js";
import { watchTimers } from "./features/timer/timer.js";
import { toast } from "./ui/toast.js";

export { startSession } from "./features/home/session-list.js";

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
