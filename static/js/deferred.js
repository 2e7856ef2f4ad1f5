// The second bundle: everything that the first screen can do without for a moment. Modules only define; what they do
// begins here, in this order.

import { openMatchingAtStart, watchCompanions } from "./features/companions/companions.js";
import { watchGrowth } from "./features/growth/growth.js";
import { watchGuide } from "./features/guide/guide.js";
import { watchLeadStage } from "./features/guide/lead-stage.js";
import { watchMenteeStage } from "./features/guide/mentee-stage.js";
import { watchPath } from "./features/guide/path.js";
import { watchPrelayout } from "./features/guide/prelayout.js";
import { watchReadAloud } from "./features/guide/read-aloud.js";
import { watchStepList } from "./features/guide/step-list.js";
import { watchTableView } from "./features/guide/table-view.js";
import { watchSessionList } from "./features/home/session-list.js";
import { watchPreparation } from "./features/preparation/preparation.js";
import { watchPresence } from "./features/presence/presence.js";
import { watchInstallPrompt } from "./features/pwa/install-prompt.js";
import { linkManifest } from "./features/pwa/manifest-link.js";
import { update, watchServiceWorker } from "./features/pwa/service-worker.js";
import { followShortcut } from "./features/pwa/shortcuts.js";
import { watchSettings } from "./features/settings/settings.js";
import { watchCodeHandover } from "./features/sharing/code-handover.js";
import { watchFileExport } from "./features/sharing/file-export.js";
import { importWaitingFiles, watchFileImport } from "./features/sharing/file-import.js";
import { followLink, watchIncomingLinks } from "./features/sharing/incoming-link.js";
import { watchJoining } from "./features/sharing/joining.js";
import { watchOwner } from "./features/sharing/owner.js";
import { watchShare } from "./features/sharing/share-screen.js";
import { watchSummary } from "./features/summary/summary.js";
import { watchSummaryActions } from "./features/summary/summary-actions.js";
import { watchTimers } from "./features/timer/timer.js";
import { watchWorksheets } from "./features/worksheets/worksheets.js";
import { watchAttachButtons } from "./fields/attachments/attach-button.js";
import { watchFields } from "./fields/binding.js";
import { on } from "./initial/events.js";
import { openSessions, warmUp, watchOpenSession } from "./session/open-session.js";
import { openRecords } from "./session/records.js";
import { watchDatabaseLoss } from "./sync/database-loss.js";
import { watchLive } from "./sync/live.js";
import { finishDeletions } from "./sync/pending-deletions.js";
import { watchRemoteDeletion } from "./sync/remote-deletion.js";
import { watchSaveStatus } from "./sync/save-status.js";
import { watchSync } from "./sync/schedule.js";
import { watchSyncChoice } from "./sync/sync-choice.js";
import { watchBothLanguages } from "./ui/both-languages.js";
import { find } from "./ui/element.js";
import { watchIconWords } from "./ui/icon-words.js";
import { bringIcons } from "./ui/icons.js";
import { watchLanguageSheet } from "./ui/language-sheet.js";
import { watchMissingParts } from "./ui/missing-part.js";
import { watchSecondLanguage } from "./ui/second-language.js";
import { startInOrder, startTogether } from "./ui/start-parts.js";
import { toast } from "./ui/toast.js";
import { watchToastPlace } from "./ui/toast-place.js";

// biome-ignore lint/performance/noBarrelFile: initial.js gets all that it calls from here
export { startSession } from "./features/home/session-list.js";

/** Save what was written, as the screen for it does; where that can't start, as it stands in the database. */
async function saveWords() {
  const { failed = "", session } = document.documentElement.dataset;
  if (session && !failed.split(" ").includes("watchFileExport")) find('[data-action="export"]').click();
  else (await import("./rescue.chunk.js")).saveFile();
}

const sayFailed = () => toast("start.failed", { action: "save-file", label: "file.save", act: saveWords, stays: true });

/** What listens to events, in this order; the database opens early, while the rest starts. */
const LISTENERS = {
  watchFailures: () => on(["start failed"], sayFailed),
  openRecords,
  watchToastPlace,
  watchOpenSession,
  watchPath,
  watchGuide,
  watchStepList,
  watchSessionList,
  watchGrowth,
  watchFields,
  watchAttachButtons,
  watchCompanions,
  watchSummary,
  watchMenteeStage,
  watchPreparation,
  watchSummaryActions,
  watchWorksheets,
  watchSaveStatus,
  watchSecondLanguage,
  watchBothLanguages,
  watchLanguageSheet,
  watchIconWords,
  watchSettings,
  watchFileImport,
  watchFileExport,
  watchIncomingLinks,
  watchRemoteDeletion,
  watchCodeHandover,
  watchSyncChoice,
  watchShare,
  watchOwner,
  watchJoining,
  watchInstallPrompt,
  watchReadAloud,
  watchTableView,
  watchLeadStage,
  watchTimers,
  watchSync,
  watchPresence,
  watchLive,
  watchDatabaseLoss,
  watchMissingParts,
  watchLanguageMissing: () => on(["language missing"], () => toast("language.missing")),
  watchUpdate: () =>
    on(["update"], () => toast("update.ready", { action: "update", label: "update.now", act: update, stays: true })),
};

/** Start everything, and open the session that was open. */
export async function run() {
  void startTogether(LISTENERS);
  await startInOrder({ openSessions, finishDeletions, followShortcut, openMatchingAtStart });
}

/** What can wait until the screen stands. */
export async function settle() {
  void startTogether({ bringIcons });
  await startInOrder({ linkManifest, followLink, importWaitingFiles, watchServiceWorker, warmUp, watchPrelayout });
}
