// Whether a reload would disturb anybody: in this tab, and in the app's other ones.
import { copyName } from "../../boot/copy-name.js";
import { lockManager } from "../../device/tab-locks.js";
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { current } from "../../session/open-session.js";

const lockName = () => copyName("andersom.session");

/** Gives up this tab's share of the lock. @type {(() => void) | null} */
let release = null;
/** Settles when that share is given up. @type {Promise<unknown>} */
let released = Promise.resolve();

/** Whether no session is on this tab's screen. */
export const isIdle = () => !current() || currentStep().screen === "home";

/** Each tab with a session on its screen holds a share of one lock. */
function updateLock() {
  if (isIdle()) {
    release?.();
    release = null;
    return;
  }
  const locks = lockManager();
  if (locks && !release) {
    const untilReleased = new Promise((leave) => {
      release = () => leave(undefined);
    });
    released = locks.request(lockName(), { mode: "shared" }, () => untilReleased);
  }
}

/**
 * Call `work` if no tab has a session on its screen. A browser without locks only knows this tab.
 * @param {() => void} work
 */
export async function ifAllTabsAreIdle(work) {
  if (!isIdle()) return;
  await released;
  const locks = lockManager();
  if (locks) await locks.request(lockName(), { ifAvailable: true }, (free) => void (free && isIdle() && work()));
  else work();
}

/** Let the other tabs know whether this one is idle. */
export function watchIdle() {
  on(["session", "screen"], updateLock);
  updateLock();
}
