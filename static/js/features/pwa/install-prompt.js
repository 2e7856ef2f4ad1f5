// Offers to put the app on the home screen, once something is written there, and never again after a no. An app
// installed on iOS starts with an empty store, so there it is offered before the first answer. It has a place of its
// own among the rest of home: it covers nothing, and doesn't come while that would move what people look at.
import { on } from "../../initial/events.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { currentStep } from "../../initial/screens.js";
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

/** Whether nothing is written on this phone yet; boot.js knows it before the sessions are read. */
const isEarly = () => !document.documentElement.dataset.returning && listedSessions().length === 0;

/** Whether its coming now would move what is in view. */
const disturbs = () => {
  const after = card().nextElementSibling;
  return currentStep().screen === "home" && !!after && after.getBoundingClientRect().top < innerHeight;
};

/** @param {boolean} [arriving] whether the screen is only just shown */
function draw(arriving = false) {
  const early = isEarly();
  const wanted = !(installed() || preference("install")) && (early ? bySteps() : !!offer);
  if (wanted && card().hidden && !arriving && disturbs()) return;
  card().hidden = !wanted;
  card().querySelector("[data-install-early]")?.toggleAttribute("hidden", !early);
  card().querySelector("[data-install-steps]")?.toggleAttribute("hidden", !early);
  card().querySelector('[data-action="install"]')?.toggleAttribute("hidden", early);
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
  on(["records"], () => draw());
  on(["screen"], () => draw(true));
  draw(true);
}
