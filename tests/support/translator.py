"""Does to a page what a browser's own translation does: new text nodes, and another `lang`."""

from playwright.sync_api import Page

# As Chrome does it: each text in two <font>, in capitals here; what says translate="no" stays.
CHROME = """lang => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const passed = node.parentElement.closest("script, style, svg, [translate=no]");
    if (node.nodeValue.trim() && !passed) found.push(node);
  }
  for (const node of found) {
    const [outer, inner] = [0, 0].map(() => document.createElement("font"));
    outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
    inner.append(node.nodeValue.toLocaleUpperCase());
    outer.append(inner);
    node.replaceWith(outer);
  }
  for (const name of ["placeholder", "aria-label"])
    for (const named of document.querySelectorAll(`[${name}]`))
      named.setAttribute(name, named.getAttribute(name).toLocaleUpperCase());
  document.documentElement.lang = lang;
  document.documentElement.classList.add("translated-ltr");
  document.title = document.title.toLocaleUpperCase();
}"""
# As Firefox does it: the same nodes with other words.
FIREFOX = """lang => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest("script, style, svg, [translate=no]"))
      node.nodeValue = node.nodeValue.toLocaleUpperCase();
  }
  document.documentElement.lang = lang;
}"""
# As some extensions do it: another element in the text's place, or beside it; and elements of
# their own anywhere.
EXTENSION = """lang => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const passed = node.parentElement.closest("script, style, svg, [translate=no]");
    if (node.nodeValue.trim() && !passed) found.push(node);
  }
  for (const [at, node] of found.entries()) {
    const made = document.createElement(at % 3 === 1 ? "font" : "span");
    made.textContent = node.nodeValue.toLocaleUpperCase();
    if (at % 3 === 0) node.replaceWith(made);
    else if (at % 3 === 1) node.after(made);
    else node.replaceWith(made.textContent);
  }
  for (const box of document.querySelectorAll("textarea"))
    box.after(document.createElement("grammarly-extension"));
  document.head.append(document.createElement("meta"));
  document.documentElement.lang = lang;
}"""
# As some programs do it: a copy of each element in the element's place.
COPIES = """lang => {
  for (const found of document.querySelectorAll("main :is(h1, h2, p, label, button, a)")) {
    if (found.childElementCount || found.closest("[data-live]")) continue;
    if (!found.textContent.trim()) continue;
    const copy = found.cloneNode();
    copy.textContent = found.textContent.toLocaleUpperCase();
    found.replaceWith(copy);
  }
  document.documentElement.lang = lang;
}"""
# Where the words of another language come in another order: what stood before a text stands behind.
REORDERED = """lang => {
  for (const found of document.querySelectorAll("main :is(h1, h2, p, a)")) {
    const isText = (node) => node instanceof Text && node.data.trim();
    if (found.closest("[data-live]") || ![...found.childNodes].some(isText)) continue;
    const parts = [...found.childNodes].map((node) => {
      if (!isText(node)) return node;
      const made = document.createElement("font");
      made.textContent = node.data.toLocaleUpperCase();
      return made;
    });
    found.replaceChildren(...parts.reverse());
  }
  document.documentElement.lang = lang;
}"""
TRANSLATORS = {
    "Chrome": CHROME,
    "Firefox": FIREFOX,
    "an extension": EXTENSION,
    "a copier": COPIES,
    "another order": REORDERED,
}


def translate(page: Page, by: str, lang: str = "vi") -> None:
    """Let a browser or an extension translate what is on the page by now."""
    page.evaluate(TRANSLATORS[by], lang)
