"""Axe finds nothing on any screen, in any language, light or dark, narrow or wide."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.app import open_app, start_session
from tests.browser.server import Server
from webapp.languages import LANGUAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script
LOOK = """async ([steps, options]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = {};
  for (const step of steps) {
    location.hash = step;
    while (document.documentElement.dataset.step !== step) await frame();
    await frame();
    const { violations } = await axe.run(document, options);
    const nodes = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    if (nodes.length) found[step] = nodes.map((node) => node.slice(0, 160));
  }
  return found;
}"""
Theme = Literal["light", "dark"]


def steps(page: Page) -> list[str]:
    """Every screen and every prompt."""
    found: list[str] = page.locator("[data-screen], [data-prompt]").evaluate_all(
        "all => all.map(one => one.dataset.prompt ?? one.dataset.screen)"
    )
    return found


def faults(page: Page, wanted: list[str]) -> dict[str, list[str]]:
    """What axe finds on each of these steps."""
    page.evaluate(AXE)
    found: dict[str, list[str]] = page.evaluate(LOOK, [wanted, OPTIONS])
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_on_any_screen(
    page: Page, server: Server, code: str, width: int, theme: Theme
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    open_app(page, f"{server.address}/{code}/")
    start_session(page)
    wanted = [name for name in steps(page) if "." not in name]
    assert len(wanted) >= 13
    assert faults(page, wanted) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_prompt(page: Page, server: Server, theme: Theme) -> None:
    page.emulate_media(color_scheme=theme)
    open_app(page, f"{server.address}/en/")
    start_session(page)
    wanted = [name for name in steps(page) if "." in name]
    assert len(wanted) >= 30
    assert faults(page, wanted) == {}


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang='en'><title>t</title><main><button></button></main></html>")
    assert Axe().run(page, options=OPTIONS).violations_count == 1
    page.close()
