// Runs in the head, before the first paint: colours, letter size, the screen that the address names, and
// the saved language where the address came from "/". A link's key leaves the address. The build bundles it with what
// it imports, and the page carries that inline; so it imports only what is small and works before there is a body.
import { arrivingLink, withoutLink } from "./boot/arriving-link.js";
import { chooseLanguage } from "./boot/choose-language.js";
import { copyName } from "./boot/copy-name.js";

{
  const root = document.documentElement;
  const known = (root.dataset.languages ?? "").split(" ");
  /** @param {string} name */
  const saved = (name) => {
    try {
      return localStorage.getItem(copyName(`andersom.${name}`)) ?? "";
    } catch {
      return "";
    }
  };
  const wanted = chooseLanguage([saved("language")], known);
  const link = arrivingLink(location.href);
  const hash = link ? `#${link}` : location.hash;
  const screen = /^#([a-z]+)(?:\.|$)/u.exec(link ? "" : hash);
  root.classList.add("js");
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
  if ("door" in root.dataset) {
    const up = location.pathname.endsWith("/door/") ? "../" : "";
    const code = wanted ?? chooseLanguage(navigator.languages, known) ?? "en";
    location.replace(`${up}${code}/${location.search}${hash}`);
  } else if (picked) {
    try {
      localStorage.setItem(copyName("andersom.language"), root.lang);
    } catch {
      // As above.
    }
    history.replaceState(history.state, "", location.pathname + location.search);
  } else if (wanted && wanted !== root.lang && !location.pathname.endsWith(`/${wanted}/`)) {
    // Whatever address led here, a link or an earlier page of the history: the language that was chosen counts.
    location.replace(`../${wanted}/${link ? "" : location.search}${hash}`);
  } else if (link) {
    // The history keeps it until it is followed (incoming-link.js); who sees or copies the address gets none.
    history.replaceState({ link }, "", `${withoutLink(location.pathname, root.lang)}#home`);
  }
}
