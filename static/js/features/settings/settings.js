// The settings screen, and the lines that say how the app stands on this phone.
import { on } from "../../initial/events.js";
import { preference, remember } from "../../initial/preferences.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { t } from "../../initial/texts.js";
import { closeSession } from "../../session/open-session.js";
import { removeAllSessions } from "../../session/records.js";
import { ask } from "../../ui/dialog.js";
import { inMegabytes } from "../../ui/measures.js";
import { toast } from "../../ui/toast.js";
import { usedBySession } from "./storage-usage.js";

const root = document.documentElement;

const NORMAL = 16;
const dark = matchMedia("(prefers-color-scheme: dark)");
/** Two, as long as the phone decides: one for its light and one for its dark colours. */
const bars = [...document.querySelectorAll('meta[name="theme-color"]')].filter(
  (found) => found instanceof HTMLMetaElement,
);
const [lightBar, darkBar] = bars.map(({ content }) => content);

/** The phone's own bar takes the colour of the page below it, also where another was chosen than the phone's. */
function colourBar() {
  for (const bar of bars) bar.content = root.dataset.theme === "dark" ? darkBar : lightBar;
}

/** As boot.js does before the first paint. */
function apply() {
  const theme = preference("theme") ?? "auto";
  root.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
  colourBar();
  root.style.setProperty("--zoom", preference("size") ?? "1");
  // The browser may enlarge them too, and then they need as much room.
  const times = parseFloat(getComputedStyle(root).fontSize) / NORMAL;
  root.dataset.letters = ["2", "1.5"].find((size) => times >= Number(size)) ?? "1";
}

async function draw() {
  if (currentStep().screen !== "settings") return;
  const say = (/** @type {string} */ selector, /** @type {string} */ text) => {
    const line = document.querySelector(selector);
    if (line) line.textContent = text;
  };
  say("[data-offline-line]", t(`offline.${root.dataset.offline}`));
  const storage = navigator.storage;
  if (!storage?.estimate) return;
  const [{ usage = 0 }, persisted] = await Promise.all([storage.estimate(), storage.persisted?.() ?? false]);
  say(
    "[data-storage-line]",
    [t("storage.used", { used: inMegabytes(usage) }), persisted ? t("storage.persisted") : ""].join(" ").trim(),
  );
}

/** How much pictures and recordings take, session by session. */
async function drawAttached() {
  if (currentStep().screen !== "settings") return;
  const used = await usedBySession();
  const total = used.reduce((sum, { size }) => sum + size, 0);
  const line = /** @type {HTMLElement} */ (document.querySelector("[data-attached-line]"));
  const rows = used.map(({ topic, size }) => {
    const row = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = topic || t("home.untitled");
    row.append(name, `: ${inMegabytes(size)}`);
    return row;
  });
  line.textContent = total ? t("storage.attached", { used: inMegabytes(total) }) : "";
  document.querySelector("[data-attached-rows]")?.replaceChildren(...rows);
}

async function deleteAll() {
  const answers = /** @type {[string, string][]} */ ([
    ["all", "delete.all"],
    ["", "delete.keep"],
  ]);
  if ((await ask({ title: "delete.all.ask", text: "delete.all.explain", answers })) !== "all") return;
  closeSession();
  await removeAllSessions().then(
    () => toast("delete.all.done"),
    () => toast("delete.failed"),
  );
}

/** Begin to watch the settings. */
export function watchSettings() {
  document.querySelector('[data-action="delete-all"]')?.addEventListener("click", () => void deleteAll());
  for (const input of document.querySelectorAll("[data-preference]")) {
    if (!(input instanceof HTMLInputElement)) continue;
    const name = input.dataset.preference ?? "";
    const asBox = input.type === "checkbox";
    input.checked = asBox
      ? preference(name) !== "off"
      : input.value === (preference(name) ?? (name === "theme" ? "auto" : "1"));
    input.addEventListener("change", () => {
      remember(name, asBox ? (input.checked ? "on" : "off") : input.value);
      apply();
    });
  }
  dark.addEventListener("change", apply);
  apply();
  on(["language"], () => void Promise.all([draw(), drawAttached()]));
  onPainted(["screen", "offline"], () => void draw());
  onPainted(["screen", "records"], () => void drawAttached());
}
