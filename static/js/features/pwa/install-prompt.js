// Offers to put the app on the home screen, and never again after a no. An app installed on iOS starts with an empty
// store, so there it is offered before the first answer is written. Where the browser installs it, the app keeps the
// browser's store: it may come later too, as that browser often makes up its mind only when somebody has begun.
import { on } from "../../initial/events.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { listedSessions } from "../../session/records.js";

/** @typedef {Event & {prompt: () => Promise<{outcome: "accepted" | "dismissed"}>}} InstallEvent */

/** @type {InstallEvent | null} */
let offer = null;

const card = () => /** @type {HTMLElement} */ (document.querySelector("[data-install]"));
const installed = () =>
  window.matchMedia?.("(display-mode: standalone)").matches ||
  ("standalone" in navigator && navigator.standalone === true);

/** Safari on an iPhone or iPad, which has no button for it, only steps. */
const bySteps = () => "standalone" in navigator && navigator.maxTouchPoints > 0;

function draw() {
  const wanted = !(installed() || preference("install"));
  const early = listedSessions().length === 0;
  card().hidden = !(wanted && (offer || (early && bySteps())));
  card().querySelector("[data-install-early]")?.toggleAttribute("hidden", !early);
  card()
    .querySelector("[data-install-steps]")
    ?.toggleAttribute("hidden", !!offer || !bySteps());
  card().querySelector('[data-action="install"]')?.toggleAttribute("hidden", !offer);
}

/** @param {string} answer */
function settle(answer) {
  setPreference("install", answer);
  draw();
}

async function install() {
  const { outcome } = (await offer?.prompt()) ?? { outcome: "dismissed" };
  offer = null;
  settle(outcome === "accepted" ? "yes" : "no");
}

export function watchInstallPrompt() {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = /** @type {InstallEvent} */ (event);
    draw();
  });
  addEventListener("appinstalled", () => settle("yes"));
  card()
    .querySelector('[data-action="install"]')
    ?.addEventListener("click", () => void install());
  card()
    .querySelector('[data-action="not-now"]')
    ?.addEventListener("click", () => settle("no"));
  on(["records"], draw);
  draw();
}
