// Runs in the head, before the first paint: colours, letter size, the screen that the address names, and
// the saved language where the address came from "/". It stands alone, since the page carries it inline.
{
  const root = document.documentElement;
  const known = (root.dataset.languages ?? "").split(" ");
  /** @param {string} name */
  const saved = (name) => {
    try {
      return localStorage.getItem(`andersom.${name}`) ?? "";
    } catch {
      return "";
    }
  };
  const wanted = known.includes(saved("language")) ? saved("language") : "";
  const screen = /^#([a-z]+)(?:\.|$)/.exec(location.hash);
  root.classList.add("js");
  if (screen) root.dataset.at = screen[1];
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = ["light", "dark"].includes(saved("theme")) ? saved("theme") : dark ? "dark" : "light";
  if (saved("size")) root.style.setProperty("--zoom", (root.dataset.letters = saved("size")));
  if ("door" in root.dataset) {
    const up = location.pathname.endsWith("/door/") ? "../" : "";
    const asked = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
    const code = wanted || asked.find((language) => known.includes(language)) || "en";
    location.replace(`${up}${code}/${location.search}${location.hash}`);
  } else if (wanted && wanted !== root.lang) {
    const [visit] = performance.getEntriesByType("navigation");
    const redirected = visit instanceof PerformanceNavigationTiming && visit.redirectCount > 0;
    if (redirected) location.replace(`../${wanted}/${location.search}${location.hash}`);
  }
}
