"""Axe finds nothing on any screen, in any language, light or dark, narrow or wide."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.support.app import begin_session
from tests.browser.support.axe import COLOURS, LOOK, OPTIONS, faults, look
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step
from webapp.languages import LANGUAGES

UNFOLD = """() => {
  for (const prompt of document.querySelectorAll("[data-prompt]")) {
    for (const one of [prompt, prompt.closest("[data-screen]")]) one.style.display = "grid";
    prompt.closest("[data-screen]").classList.add("on-prompt");
  }
}"""
Theme = Literal["light", "dark"]


def put_on(page: Page, theme: Theme) -> None:
    """Have the phone's own settings change while the app is open."""
    page.emulate_media(color_scheme=theme)
    page.locator(f'html[data-theme="{theme}"]').wait_for(state="attached")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_on_any_screen(page: Page, server: Server, code: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin_session(page, f"{server.address}/{code}/")
    wanted = [name for name in every_step(page) if "." not in name]
    assert len(wanted) >= 13
    assert faults(page, wanted) == {}
    put_on(page, "dark")
    assert faults(page, wanted, COLOURS) == {}
    # And all prompts below each other; one by one takes too long in so many kinds of pages.
    page.evaluate(UNFOLD)
    assert page.locator("[data-prompt]:visible").count() >= 30
    assert page.evaluate(LOOK) == []
    put_on(page, "light")
    assert page.evaluate(look(COLOURS)) == []


def test_axe_finds_nothing_on_any_prompt(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    wanted = [name for name in every_step(page) if "." in name]
    assert len(wanted) >= 30
    assert faults(page, wanted) == {}
    put_on(page, "dark")
    assert faults(page, wanted, COLOURS) == {}


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang='en'><title>t</title><main><button></button></main></html>")
    assert Axe().run(page, options=OPTIONS).violations_count == 1
    page.set_content("<html lang='en'><title>t</title><main style='color: #ccc'>pale</main></html>")
    assert Axe().run(page, options=COLOURS).violations_count == 1
    page.close()
