// What people see of the app's coming onto the phone: said once that it works without a network now, and in the list
// which languages don't yet.
import { on, onBatch } from "../../initial/events.js";
import { languagesHere, showState } from "../../initial/offline-state.js";
import { preference, setPreference } from "../../initial/preferences.js";
import { afterPaint, behindFrame } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { WHAT_IS_HERE } from "../../initial/worker-messages.js";
import { addressOfWorker, chosenLanguages, saveChosenLanguages } from "../../initial/worker-registration.js";
import { find } from "../../ui/element.js";

/** The step on which the line stands. */
let saidAt = "";

const drawLine = () => {
  find("[data-offline-said]").textContent = saidAt ? t("offline.ready") : "";
};

/** The worker at work for this page; not that of another copy of the app, in a folder above, before ours is there. */
export function ownWorker() {
  const { controller } = navigator.serviceWorker;
  return controller?.scriptURL === addressOfWorker() ? controller : null;
}

export const showUnavailable = () => showState("unavailable");

/** Ask the worker what is here: it looks up every single file, and fetches what is missing. */
export const askWhatIsHere = () => ownWorker()?.postMessage(WHAT_IS_HERE);

/** Ask again, unless everything is here. */
export function askForMissing() {
  const { languages = "", languagesEnded } = document.documentElement.dataset;
  if (languagesEnded !== undefined && languagesHere().length < languages.split(" ").length) askWhatIsHere();
}

/** Said once, where it says “Saved”, on the first step with such a line; whoever goes on has read it. */
function sayOnce() {
  const { id, screen } = currentStep();
  if (saidAt && saidAt !== id) {
    saidAt = "";
    drawLine();
  }
  const isReady = document.documentElement.dataset.offline === "ready";
  if (!isReady || screen === "home" || preference("offline-said")) return;
  setPreference("offline-said", "yes");
  saidAt = id;
  // A screen reader hears only what comes into a line that is shown already.
  afterPaint(drawLine);
}

/** The mark has filled. */
function endInstalling() {
  const { dataset } = document.documentElement;
  if (dataset.offline !== "loading") document.documentElement.removeAttribute("data-installing");
}

/** A language that doesn't come before there is a network says so in the list. */
function markLanguages() {
  const away = "languagesEnded" in document.documentElement.dataset || !navigator.onLine;
  for (const link of document.querySelectorAll("[data-lang]")) {
    const lacks = away && ownWorker() && !languagesHere().includes(link.getAttribute("data-lang") ?? "");
    link.toggleAttribute("data-not-here", !!lacks);
    if (lacks) link.setAttribute("title", t("offline.language"));
    else link.removeAttribute("title");
  }
}

/** Another language may have been chosen than those that are here. */
async function followChoice() {
  markLanguages();
  drawLine();
  await saveChosenLanguages().catch(() => {});
  if (!chosenLanguages().every((code) => languagesHere().includes(code))) askWhatIsHere();
}

export function watchOfflineStatus() {
  on(["offline"], markLanguages);
  on(["offline"], endInstalling);
  endInstalling();
  on(["offline", "screen"], sayOnce);
  sayOnce();
  onBatch(["language", "second"], () => void followChoice(), behindFrame);
  addEventListener("offline", markLanguages);
}
