// Runs in the head, before the first paint: colours, letter size, the screen that the address names, the address of the
// page's language, and the language that was chosen. A link's key leaves the address. The build bundles it with what
// it imports, and the page carries that inline; so it imports only what is small and works before there is a body.
import { arrivingLink } from "./boot/arriving-link.js";
import { chooseLanguage } from "./boot/choose-language.js";
import { copyName } from "./boot/copy-name.js";
import { pagePath } from "./boot/page-path.js";

{
  const root = document.documentElement;
  const isDoor = "door" in root.dataset;
  const link = arrivingLink(location.href);
  const hash = link ? `#${link}` : location.hash;
  const known = (root.dataset.languages ?? "").split(" ");
  const path = pagePath(location.pathname, root.lang, known);
  // First of all, since addresses in the page are relative to it, and so is what this copy of the app is called.
  if (!isDoor && path !== location.pathname)
    history.replaceState(history.state, "", path + location.search + location.hash);
  /** @param {string} name */
  const saved = (name) => {
    try {
      return localStorage.getItem(copyName(`andersom.${name}`)) ?? "";
    } catch {
      return "";
    }
  };
  const wanted = chooseLanguage([saved("language")], known);
  const screen = /^#([a-z]+)(?:\.|$)/u.exec(link ? "" : hash);
  root.classList.add("js");
  root.dataset.written = root.lang;
  // Somebody opened a language's link in a new tab, or before scripts listened: that language is their choice now.
  const picked = location.hash === `#${root.lang}`;
  if (screen && !picked) root.dataset.at = screen[1];
  const own = window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = ["light", "dark"].includes(saved("theme")) ? saved("theme") : own;
  const size = saved("size");
  if (size) {
    root.dataset.letters = size;
    root.style.setProperty("--zoom", size);
  }
  // Who comes back finds the place of what is under way free, as high as it was (under-way.js).
  const returning = saved("returning");
  if (returning) {
    root.dataset.returning = returning === "done" ? "done" : "waiting";
    root.style.setProperty("--under-way", `${Number(returning) || 0}px`);
  }
  /** @param {string} address the page to go to: until it comes, nothing of this one is shown */
  const goTo = (address) => {
    root.hidden = true;
    location.replace(address + hash);
  };
  if (isDoor) {
    const up = location.pathname.endsWith("/door/") ? "../" : "";
    const code = wanted ?? chooseLanguage(navigator.languages, known) ?? "en";
    goTo(`${up}${code}/${location.search}`);
  } else if (picked) {
    try {
      localStorage.setItem(copyName("andersom.language"), root.lang);
    } catch {
      // As above.
    }
    history.replaceState(history.state, "", location.pathname + location.search);
  } else if (wanted && wanted !== root.lang && !location.pathname.endsWith(`/${wanted}/`)) {
    // Whatever address led here, a link or an earlier page of the history: the language that was chosen counts.
    goTo(`../${wanted}/${link ? "" : location.search}`);
  } else if (link) {
    // The history keeps it until it is followed (incoming-link.js); who sees or copies the address gets none.
    history.replaceState({ link }, "", `${path}#home`);
  }
}
