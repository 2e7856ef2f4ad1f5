// Tells people when a chunk can't be fetched, since the tab runs an older version or the first visit was cut off, and
// offers to load the app again. The next press tries again: nobody remembers that it failed.
import { find } from "./element.js";
import { toast } from "./toast.js";

/** What Chrome, Firefox and Safari say of it. */
const IMPORT = /dynamically imported|importing a module/iu;

export function watchMissingParts() {
  addEventListener("unhandledrejection", (event) => {
    if (!IMPORT.test(event.reason?.message)) return;
    event.preventDefault();
    if (find("[data-toasts]").querySelector("[data-missing]")) return;
    // Without a worker, and without a network, a reload would show the browser's error.
    const line =
      navigator.onLine || navigator.serviceWorker?.controller
        ? toast("attach.failed", { action: "reload", label: "app.reload", act: () => location.reload() })
        : toast("offline.loading");
    line.toggleAttribute("data-missing", true);
  });
}
