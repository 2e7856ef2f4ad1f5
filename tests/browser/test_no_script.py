"""Without JavaScript the app is one page that can be read from top to bottom."""

import pytest
from playwright.sync_api import expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.server import Server
from tests.browser.support.steps import SCREENS

PARTS = "h1, h2, h3, p, li, label, legend, dt, summary"
# A closed tip opens without a script; what is marked hidden or live has nothing to say yet.
ASIDE = "[hidden], [data-live], details > :not(summary)"
UNREADABLE = """([parts, aside]) => [...document.querySelectorAll(`main :is(${parts})`)]
  .filter((part) => !part.innerText.trim() && !part.closest(aside))
  .map((part) => part.textContent.trim()).filter(Boolean)"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_screen_can_be_read(
    new_context: CreateContextCallback, server: Server, language: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{server.address}/{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    shown = page.locator("[data-screen]:visible").evaluate_all(
        "all => all.map(s => s.dataset.screen)"
    )
    assert tuple(shown) == SCREENS
    for screen in SCREENS:
        expect(page.locator(f'[data-screen="{screen}"] h1')).to_be_visible()
    prompts = page.locator("[data-prompt] h2")
    assert prompts.count() >= 25
    assert all(prompt.is_visible() for prompt in prompts.all())
    assert page.evaluate(UNREADABLE, [PARTS, ASIDE]) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360


@pytest.mark.parametrize("address", ["/", "/en", "/en/"])
def test_the_other_language_is_a_plain_link(
    new_context: CreateContextCallback, server: Server, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{server.address}{address}")
    page.locator('[data-action="languages"]').click()
    page.locator('[data-lang="nl"]').click()
    expect(page).to_have_url(f"{server.address}/nl/#nl")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
