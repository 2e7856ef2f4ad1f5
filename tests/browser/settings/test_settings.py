"""The settings, the state of the storage, and deleting everything."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    begin_session,
    open_app,
    start_session,
    text,
    wait_listening,
    wait_saved,
    wait_until,
)
from tests.browser.support.form import write
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to

pytestmark = pytest.mark.worker

# The browser takes the first one whose media fits.
BAR = """() => [...document.querySelectorAll('meta[name="theme-color"]')]
  .find(({ media }) => matchMedia(media).matches).content"""
PAPER = "() => getComputedStyle(document.documentElement).getPropertyValue('--paper')"
BREAK_CLEARING = """() => {
  IDBObjectStore.prototype.clear = () => { throw new DOMException("broken"); };
}"""


def test_colours_size_and_sounds_are_remembered(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#settings")
    page.get_by_label("Dark").check()
    page.get_by_label("Very large").check()
    page.get_by_label("Soft sounds").uncheck()
    open_app(page, f"{server.address}/nl/#settings")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    expect(page.get_by_label("Zachte geluiden")).not_to_be_checked()


def test_the_colours_follow_the_phone_unless_chosen(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def bar_colour_like_the_page(page: Page) -> str:
    """Check that the browser's bar has the colour of the page; returns that colour."""
    bar: str = page.evaluate(BAR)
    assert bar == page.evaluate(PAPER)
    return bar


def test_the_browsers_bar_has_the_colour_of_the_page(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#settings")
    light = bar_colour_like_the_page(page)
    page.get_by_label("Dark").check()
    dark = bar_colour_like_the_page(page)
    assert dark != light
    page.reload()
    wait_listening(page)
    assert bar_colour_like_the_page(page) == dark
    page.emulate_media(color_scheme="dark")
    page.get_by_label("Light").check()
    assert bar_colour_like_the_page(page) == light
    page.get_by_label("Like the phone").check()
    assert bar_colour_like_the_page(page) == dark
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert bar_colour_like_the_page(page) == light


def test_the_settings_say_whether_the_app_works_offline_and_how_much_it_stores(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/#settings")
    expect(page.locator("[data-offline-line]")).to_have_text(
        "The app works here without a network."
    )
    expect(page.locator("[data-storage-line]")).to_contain_text("MB")


def test_the_browser_is_asked_for_lasting_storage_at_the_first_session(
    page: Page, server: Server
) -> None:
    page.add_init_script(
        "navigator.storage.persist = () => { window.asked = true; return Promise.resolve(true); };"
    )
    open_app(page, f"{server.address}/en/")
    assert page.evaluate("window.asked") is None
    start_session(page)
    wait_until(page, "() => window.asked === true")


def test_a_failed_deletion_is_reported_and_the_session_still_listed(
    page: Page, server: Server
) -> None:
    begin_session(page, f"{server.address}/en/")
    write(page, "strength.topic", "memes")
    wait_saved(page, "server")
    go_to(page, "settings")
    page.evaluate(BREAK_CLEARING)
    page.locator('[data-action="delete-all"]').click()
    page.locator('[data-answer="all"]').click()
    expect(page.locator(".toast")).to_have_text(text(page, "delete.failed"))
    go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)


def test_everything_is_deleted_after_a_question(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("memes")
    wait_saved(page, "server")
    go_to(page, "settings")
    page.locator('[data-action="delete-all"]').click()
    page.locator('[data-answer=""]').click()
    go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)
    go_to(page, "settings")
    page.locator('[data-action="delete-all"]').click()
    page.locator('[data-answer="all"]').click()
    go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(0)
    page.reload()
    page.locator("html[data-ready=all]").wait_for(state="attached")
    expect(page.locator("[data-sessions] li")).to_have_count(0)
    go_to(page, "strength.topic")
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("")
