"""Whatever address leads there, the page is in the chosen language, and so is the address."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support.app import open_app, start_session, wait_listening
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.steps import wait_for_step

# Where there is one, the worker answers for the addresses.
pytestmark = pytest.mark.worker


def in_language(page: Page, server: Server, code: str) -> None:
    """Wait until the page and its address are in this language."""
    expect(page.locator("html")).to_have_attribute("lang", code)
    page.wait_for_url(f"{server.address}/{code}/**")


@pytest.fixture
def turkish(page: Page, server: Server) -> Page:
    """A phone that began in German, went on two steps, and chose Turkish there."""
    open_app(page, f"{server.address}/de/")
    start_session(page)
    page.locator('[data-action="next"]').click()
    choose_language(page, "tr")
    in_language(page, server, "tr")
    return page


def test_after_back_and_a_reload_it_stays(turkish: Page, server: Server) -> None:
    for _ in range(2):
        turkish.go_back()
        in_language(turkish, server, "tr")
    turkish.reload()
    in_language(turkish, server, "tr")
    wait_listening(turkish)


def test_after_forward_and_a_reload_it_stays(turkish: Page, server: Server) -> None:
    turkish.go_back()
    wait_for_step(turkish, "start.names")
    choose_language(turkish, "nl")
    turkish.go_forward()
    in_language(turkish, server, "nl")
    turkish.reload()
    in_language(turkish, server, "nl")


def test_after_another_site_and_back_it_stays(turkish: Page, server: Server) -> None:
    turkish.go_back()
    turkish.goto("about:blank")
    turkish.go_back()
    in_language(turkish, server, "tr")


def test_an_entry_of_the_history_from_before_a_reload_follows(
    turkish: Page, server: Server
) -> None:
    turkish.reload()
    wait_listening(turkish)
    turkish.go_back()
    in_language(turkish, server, "tr")
    turkish.reload()
    in_language(turkish, server, "tr")


def test_a_shared_address_opens_in_the_chosen_language(turkish: Page, server: Server) -> None:
    turkish.goto("about:blank")
    open_app(turkish, f"{server.address}/de/#strength.topic")
    in_language(turkish, server, "tr")
    wait_for_step(turkish, "strength.topic")


def test_a_new_tab_and_the_others_follow(
    turkish: Page, context: BrowserContext, server: Server
) -> None:
    other = context.new_page()
    open_app(other, f"{server.address}/")
    in_language(other, server, "tr")
    choose_language(other, "nl")
    turkish.bring_to_front()
    in_language(turkish, server, "nl")
    turkish.reload()
    in_language(turkish, server, "nl")


@pytest.mark.parametrize("saved", ["tr", None])
def test_a_languages_own_link_in_a_new_tab_chooses_it(
    page: Page, context: BrowserContext, server: Server, saved: str | None
) -> None:
    open_app(page, f"{server.address}/de/")
    if saved:
        choose_language(page, saved)
    with context.expect_page() as opened:
        page.locator('[data-lang="uk"]').evaluate("link => window.open(link.href)")
    other = opened.value
    wait_listening(other)
    in_language(other, server, "uk")
    expect(other.locator("html")).to_have_attribute("data-at", "home")
    assert "#" not in other.url
    other.reload()
    in_language(other, server, "uk")


def test_who_never_chose_gets_the_language_of_the_address(page: Page, server: Server) -> None:
    for code in ("de", "tr"):
        open_app(page, f"{server.address}/{code}/")
        in_language(page, server, code)


def test_a_choice_that_is_no_language_of_the_app_does_nothing(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/de/")
    page.evaluate("localStorage.setItem('andersom.language', 'xx')")
    page.reload()
    in_language(page, server, "de")
