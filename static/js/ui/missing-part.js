// Fetches the parts of the app that are rarely needed, and tells people where one can't be had, since the tab runs an
// older version or the first visit was cut off, or where the phone doesn't give what it keeps. It offers to load the
// app again. The next press tries again: nobody remembers that it failed.
import { find } from "./element.js";
import { toast } from "./toast.js";

class MissingPart extends Error {
  /** @override */
  name = "MissingPart";
}

/**
 * A part of the app. Raises MissingPart where it can't be fetched, or what came isn't it: half of a file, or the page
 * of a network that wants a login.
 * @template {object} Part
 * @param {() => Promise<Part>} load
 */
export async function fetchPart(load) {
  const found = await load().catch((cause) => {
    throw new MissingPart("not fetched, or damaged", { cause });
  });
  if (!Object.keys(found).length) throw new MissingPart("cut off before its end");
  return found;
}

export function watchMissingParts() {
  addEventListener("unhandledrejection", (event) => {
    if (!["MissingPart", "Unread"].includes(event.reason?.name)) return;
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
