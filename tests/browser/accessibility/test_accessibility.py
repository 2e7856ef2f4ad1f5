"""Axe finds nothing on any screen, in any language, light or dark, narrow or wide."""

import json
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.app import begin_session
from tests.browser.server import Server
from tests.browser.steps import on_each_step, steps
from webapp.languages import LANGUAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script
# What isn't displayed is left out, which axe would else find out rule by rule.
LOOK = f"""async () => {{
  const all = [...document.querySelectorAll("[data-screen], [data-prompt]")];
  const shown = {{ include: document, exclude: all.filter((one) => !one.checkVisibility()) }};
  const {{ violations }} = await axe.run(shown, {json.dumps(OPTIONS)});
  const faults = violations.flatMap(({{ id, nodes }}) => nodes.map(({{ html }}) => [id, html]));
  return faults.map((fault) => fault.join(": ").slice(0, 160));
}}"""
UNFOLD = """() => {
  for (const prompt of document.querySelectorAll("[data-prompt]")) {
    for (const one of [prompt, prompt.closest("[data-screen]")]) one.style.display = "grid";
    prompt.closest("[data-screen]").classList.add("on-prompt");
  }
}"""
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


def faults(page: Page, wanted: list[str]) -> dict[str, list[str]]:
    """What axe finds on each of these steps."""
    page.evaluate(AXE)
    return on_each_step(page, wanted, LOOK)


def put_on(page: Page, theme: Theme) -> None:
    """Have the phone's own settings change while the app is open."""
    page.emulate_media(color_scheme=theme)
    page.locator(f'html[data-theme="{theme}"]').wait_for(state="attached")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_on_any_screen(page: Page, server: Server, code: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin_session(page, f"{server.address}/{code}/")
    wanted = [name for name in steps(page) if "." not in name]
    assert len(wanted) >= 13
    for theme in THEMES:
        put_on(page, theme)
        assert faults(page, wanted) == {}
    # And all prompts below each other; one by one takes too long in so many kinds of pages.
    page.evaluate(UNFOLD)
    assert page.locator("[data-prompt]:visible").count() >= 30
    for theme in reversed(THEMES):
        put_on(page, theme)
        assert page.evaluate(LOOK) == []


def test_axe_finds_nothing_on_any_prompt(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    wanted = [name for name in steps(page) if "." in name]
    assert len(wanted) >= 30
    for theme in THEMES:
        put_on(page, theme)
        assert faults(page, wanted) == {}


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang='en'><title>t</title><main><button></button></main></html>")
    assert Axe().run(page, options=OPTIONS).violations_count == 1
    page.close()
