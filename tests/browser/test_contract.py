"""The page holds exactly the fields and screens that were agreed, and no link leads nowhere."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, steps
from tests.browser.support.answers import ALL, ANY_OF, ONE_OF
from tests.browser.support.companions import FIELDS
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step


@pytest.fixture(params=["en", "nl"])
def opened(request: pytest.FixtureRequest, page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/{request.param}/")
    return page


def test_every_agreed_field_is_there_and_no_other(opened: Page) -> None:
    found = opened.locator("[data-field]").evaluate_all(
        "all => all.map(c => [c.dataset.field, c.type, c.value])"
    )
    assert {name for name, _, _ in found} == ALL | FIELDS
    values = {name: [] for name in (*ONE_OF, *ANY_OF)}  # type: dict[str, list[str]]
    for name, kind, value in found:
        if name in values:
            values[name].append(value)
            assert kind == ("radio" if name in ONE_OF else "checkbox")
    assert {name: set(of) for name, of in values.items()} == {
        name: set(of) for name, of in {**ONE_OF, **ANY_OF}.items()
    }
    for name in ("start.confidence", "reflect.confidence"):
        marks = [value for field, _, value in found if field == name]
        assert marks == ["1", "2", "3", "4", "5"]


def test_every_agreed_screen_is_there(opened: Page) -> None:
    screens = opened.locator("[data-screen]").evaluate_all("all => all.map(s => s.dataset.screen)")
    assert tuple(screens) == steps.SCREENS


def test_every_link_leads_to_a_screen_that_exists(opened: Page) -> None:
    # A companion is offered only where its screen is (test_mentee_stage.py).
    found = opened.locator('a[href^="#"]:not([data-offered-to])')
    links = found.evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert links
    ids = {*steps.SCREENS, *every_step(opened), "main"}
    assert set(links) <= ids


def test_every_link_of_the_first_screen_opens_its_screen(opened: Page) -> None:
    home = opened.locator('[data-screen="home"] a[href^="#"]:not([data-action])')
    targets = home.evaluate_all("all => all.map(a => a.hash.slice(1))")
    for at, target in enumerate(targets):
        home.nth(at).click()
        steps.wait_for_step(opened, target)
        expect(opened.locator(f'[data-screen="{target}"] h1')).to_be_visible()
        opened.go_back()
        steps.wait_for_step(opened, "home")


def test_every_control_has_a_label(opened: Page) -> None:
    nameless = opened.locator("[data-field]").evaluate_all(
        "all => all.filter(c => !c.labels.length || !c.labels[0].textContent.trim()).map(c => c.id)"
    )
    assert nameless == []
