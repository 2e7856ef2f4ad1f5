"""What is laid out badly, as functions in JavaScript that list it; and the size of letters."""

from playwright.sync_api import Page

TOO_WIDE = """() => {
  const exempt = (one) => one.closest(`.visually-hidden,
    .on-prompt > .cover, .skip, [hidden], svg`);
  const all = [...document.querySelectorAll("body *")];
  const shown = all.filter((one) => one.checkVisibility() && !exempt(one));
  // Not innerWidth: a phone zooms out, and so widens it, where something is too wide.
  const room = document.documentElement.clientWidth;
  const out = shown.filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return left < -1 || right > room + 1;
  });
  const cut = shown.filter((one) => one.matches("button, label, a, h1, h2, p, li") &&
    one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline");
  const page = document.documentElement.scrollWidth > room ? ["the page itself"] : [];
  return page.concat([...out, ...cut].map((one) => one.outerHTML.slice(0, 100)));
}"""


TOO_SMALL = """() => {
  // A link in a sentence may be as high as its line.
  const alone = (one) => one.parentElement.textContent.trim() === one.textContent.trim();
  const exempt = (one) => one.matches(".skip") || (one.matches("p a") && !alone(one));
  const target = (one) => (one.matches("input") && one.closest("label")) || one;
  const all = [...document.querySelectorAll("button, a[href], summary, input, textarea")];
  return all.filter((one) => one.checkVisibility() && !exempt(one)).filter((one) => {
    const { width, height } = target(one).getBoundingClientRect();
    return height < 47.5 || width < 43.5;
  }).map((one) => one.outerHTML.slice(0, 100));
}"""


# The app's own words that go on in the next line, though a line has room for them; what is longer
# than that must be allowed a hyphen. Of a screen of 360 pixels, 80 are for margins and frames.
BROKEN_WORDS = r"""() => {
  const room = document.documentElement.clientWidth - 80;
  const typed = "script, style, textarea, svg, .visually-hidden, bdi, [dir=auto], .typed";
  const isSeen = (one) => one.checkVisibility() && !one.closest(typed) &&
    !one.closest(".on-prompt > .cover") && one.getBoundingClientRect().width > 2 &&
    !(one.closest("legend")?.getBoundingClientRect().width <= 2);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!isSeen(text.parentElement)) continue;
    const words = text.data.matchAll(/[^\s\u00ad\u2013\u2026-]+[-\u2013\u2026]?/gu);
    for (const { 0: word, index } of words) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const parts = [...range.getClientRects()].filter(({ width }) => width > 0.5);
      const isBroken = parts.some(({ top, height }) => top > parts[0].top + height / 2);
      const width = parts.reduce((sum, part) => sum + part.width, 0);
      const hyphens = getComputedStyle(text.parentElement).hyphens === "auto";
      if (isBroken && (width <= room || !hyphens)) found.push(`${word}, ${Math.round(width)} px`);
    }
  }
  return found;
}"""


def set_letters(page: Page, pixels: int) -> None:
    """What somebody chooses in the browser's settings; 16 is what most have."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": 13}})
