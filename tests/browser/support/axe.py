"""Axe, on a page or on each of its steps."""

import json

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.support.steps import on_each_step

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


OPTIONS: dict[str, object] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "debug": True,  # a rule that fails itself isn't passed over
    "preload": False,  # only rules that aren't asked for need the style sheets fetched again
}


# What another theme can change.
COLOURS: dict[str, object] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
    "debug": True,
    "preload": False,
}


AXE = Axe().axe_script


def look(options: dict[str, object]) -> str:
    """A JavaScript function that returns what axe finds.

    What isn't displayed is left out, and axe can't go into it: it would ask for the style of all
    that is there, also of what it is told to leave out. The app sees the page as it is.
    """
    return f"""async () => {{
  const all = [...document.querySelectorAll("[data-screen], [data-prompt]")];
  const exclude = all.filter((one) => !one.checkVisibility());
  const {{ FILTER_ACCEPT, FILTER_REJECT }} = NodeFilter;
  const shown = (one) => (exclude.includes(one) ? FILTER_REJECT : FILTER_ACCEPT);
  const walker = Document.prototype.createTreeWalker;
  document.createTreeWalker = (root, what, filter) =>
    walker.call(document, root, what, filter ?? shown);
  for (const one of exclude) {{
    Object.defineProperty(one, "childNodes", {{ value: [], configurable: true }});
  }}
  try {{
    const {{ violations }} = await axe.run({{ include: document, exclude }}, {json.dumps(options)});
    const faults = violations.flatMap(({{ id, nodes }}) => nodes.map(({{ html }}) => [id, html]));
    return faults.map((fault) => fault.join(": ").slice(0, 160));
  }} finally {{
    delete document.createTreeWalker;
    for (const one of exclude) delete one.childNodes;
  }}
}}"""


LOOK = look(OPTIONS)


def faults(
    page: Page, wanted: list[str], options: dict[str, object] = OPTIONS
) -> dict[str, list[str]]:
    """What axe finds on each of these steps."""
    page.evaluate(AXE)
    return on_each_step(page, wanted, look(options))
