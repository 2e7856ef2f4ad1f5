// The settings screen: how the app looks, sounds and behaves on this phone.
import { preference, setPreference } from "../../initial/preferences.js";
import { afterPaint } from "../../initial/scheduling.js";
import { closeSession } from "../../session/open-session.js";
import { removeAllSessions } from "../../session/records.js";
import { ask } from "../../ui/dialog.js";
import { toast } from "../../ui/toast.js";
import { watchStorageUsage } from "./storage-usage.js";

/** The browser's letters, in pixels, where nobody enlarged them. */
const NORMAL = 16;
/** What is chosen where nobody chose anything; boxes are ticked. @type {Record<string, string>} */
const DEFAULTS = { theme: "auto", size: "1" };

/** @param {boolean} dark whether the phone's own colours are */
function applyTheme(dark) {
  const theme = preference("theme") ?? DEFAULTS.theme;
  const own = dark ? "dark" : "light";
  document.documentElement.dataset.theme = theme === "auto" ? own : theme;
}

/** As boot/ does before the first paint. */
function applySize() {
  const { dataset, style } = document.documentElement;
  style.setProperty("--zoom", preference("size") ?? DEFAULTS.size);
  // The browser may enlarge them too, and then they need as much room.
  const times = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / NORMAL;
  dataset.letters = ["2", "1.5"].find((size) => times >= Number(size)) ?? "1";
}

/** The phone's own bar takes the colour of the page below it, also where another was chosen than the phone's. */
function barColours() {
  // Two, as long as the phone decides: one for its light and one for its dark colours.
  const bars = /** @type {HTMLMetaElement[]} */ ([...document.querySelectorAll('meta[name="theme-color"]')]);
  const [light, dark] = bars.map(({ content }) => content);
  return () => {
    const colour = document.documentElement.dataset.theme === "dark" ? dark : light;
    for (const bar of bars) bar.content = colour;
  };
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

/**
 * @param {HTMLInputElement} input
 * @param {() => void} apply
 */
function watchPreference(input, apply) {
  const name = input.dataset.preference ?? "";
  const isBox = input.type === "checkbox";
  const chosen = () => {
    if (isBox) return input.checked ? "on" : "off";
    return input.value;
  };
  input.checked = isBox ? preference(name) !== "off" : input.value === (preference(name) ?? DEFAULTS[name]);
  input.addEventListener("change", () => {
    setPreference(name, chosen());
    apply();
  });
}

export function watchSettings() {
  const dark = window.matchMedia?.("(prefers-color-scheme: dark)");
  const colourBar = barColours();
  const apply = () => {
    applyTheme(dark?.matches);
    colourBar();
    applySize();
  };
  document.querySelector('[data-action="delete-all"]')?.addEventListener("click", () => void deleteAll());
  for (const input of document.querySelectorAll("[data-preference]"))
    if (input instanceof HTMLInputElement) watchPreference(input, apply);
  dark?.addEventListener("change", apply);
  colourBar();
  // boot.js did the rest before the first paint, but for letters that the browser enlarges: reading their size lays
  // the page out, so it waits until that is done anyway.
  afterPaint(applySize);
  watchStorageUsage();
}
