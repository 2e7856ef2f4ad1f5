// How the app stands on this phone: whether it is there without a network, how quickly words go to the other phone, and
// how much room it takes.
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { attachmentsOf, sizeOf } from "../../session/attachments.js";
import { listedSessions } from "../../session/records.js";
import { pace } from "../../sync/live.js";
import { element, find } from "../../ui/element.js";
import { inMegabytes } from "../../ui/measures.js";

const isShown = () => currentStep().screen === "settings";

function drawPace() {
  if (isShown()) find("[data-live-line]").textContent = pace() ? t(`live.${pace()}`) : "";
}

async function drawWhole() {
  if (!isShown()) return;
  find("[data-offline-line]").textContent = t(`offline.${document.documentElement.dataset.offline}`);
  const { storage } = navigator;
  if (!storage?.estimate) return;
  const [{ usage = 0 }, persisted] = await Promise.all([storage.estimate(), storage.persisted?.() ?? false]);
  const used = t("storage.used", { used: inMegabytes(usage) });
  find("[data-storage-line]").textContent = persisted ? `${used} ${t("storage.persisted")}` : used;
}

/** What the pictures and recordings of each session take, where there are any. */
async function usedBySession() {
  const sizes = listedSessions()
    .filter(({ attached }) => attached)
    .map(async ({ id, shown }) => ({ topic: shown.topic, size: sizeOf(await attachmentsOf(id)) }));
  return (await Promise.all(sizes)).filter(({ size }) => size > 0);
}

async function drawAttached() {
  if (!isShown()) return;
  const used = await usedBySession();
  const total = used.reduce((sum, { size }) => sum + size, 0);
  const rows = used.map(({ topic, size }) =>
    element("li", "", element("bdi", "", topic || t("home.untitled")), `: ${inMegabytes(size)}`),
  );
  find("[data-attached-line]").textContent = total ? t("storage.attached", { used: inMegabytes(total) }) : "";
  find("[data-attached-rows]").replaceChildren(...rows);
}

export function watchStorageUsage() {
  on(["language"], () => void Promise.all([drawPace(), drawWhole(), drawAttached()]));
  onPainted(["screen", "live", "records"], drawPace);
  onPainted(["screen", "offline"], () => void drawWhole());
  onPainted(["screen", "records"], () => void drawAttached());
}
