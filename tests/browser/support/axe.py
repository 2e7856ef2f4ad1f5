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
    "preload": False,  # only rules that aren't asked for need the style sheets fetched again
}


# What another theme can change.
COLOURS: dict[str, object] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
    "preload": False,
}


AXE = Axe().axe_script


def look(options: dict[str, object]) -> str:
    """A JavaScript function that returns what axe finds.

    What isn't displayed is left out, which axe would else find out rule by rule.
    """
    return f"""async () => {{
  const all = [...document.querySelectorAll("[data-screen], [data-prompt]")];
  const shown = {{ include: document, exclude: all.filter((one) => !one.checkVisibility()) }};
  const {{ violations }} = await axe.run(shown, {json.dumps(options)});
  const faults = violations.flatMap(({{ id, nodes }}) => nodes.map(({{ html }}) => [id, html]));
  return faults.map((fault) => fault.join(": ").slice(0, 160));
}}"""


LOOK = look(OPTIONS)


def faults(
    page: Page, wanted: list[str], options: dict[str, object] = OPTIONS
) -> dict[str, list[str]]:
    """What axe finds on each of these steps."""
    page.evaluate(AXE)
    return on_each_step(page, wanted, look(options))
