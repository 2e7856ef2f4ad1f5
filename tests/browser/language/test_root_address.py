"""The root is the app itself: its address follows, and nobody sees a language not their own."""

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import open_app, wait_listening
from tests.browser.support.server import Server
from tests.browser.support.steps import wait_for_step

LINK = "#join=abcdefghijklmnopqrstuvwxy2.234567abcdefghijklmnopqrst"
# Says which language's page is painted, and which one's has come to its end.
WATCH = """
const say = (what) => console.info(`${what} ${document.documentElement.lang}`);
new PerformanceObserver(() => say("painted")).observe({ type: "paint" });
document.addEventListener("readystatechange", () => say(document.readyState));
"""


@pytest.fixture
def page(new_context: CreateContextCallback) -> Page:
    """A phone set to Dutch that never keeps a page, so that the server is asked each time."""
    return new_context(locale="nl-NL", service_workers="block").new_page()


@pytest.mark.parametrize("address", ["/", "/nl"])
def test_the_address_follows_without_another_page(page: Page, server: Server, address: str) -> None:
    pages: list[Request] = []

    def count(asked: Request) -> None:
        if asked.is_navigation_request():
            pages.append(asked)

    page.on("request", count)
    open_app(page, f"{server.address}{address}?from=poster#strength.topic")
    expect(page).to_have_url(f"{server.address}/nl/?from=poster#strength.topic")
    wait_for_step(page, "strength.topic")
    assert len(pages) == 1
    page.reload()
    wait_listening(page)
    expect(page).to_have_url(f"{server.address}/nl/?from=poster#strength.topic")


def test_a_sessions_link_opens_it_there_and_its_key_leaves_the_address(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/{LINK}")
    wait_for_step(page, "start.names")
    expect(page).to_have_url(f"{server.address}/nl/#start.names")
    expect(page.locator("html")).to_have_attribute("data-session", LINK[6:32])


@pytest.mark.parametrize("address", ["/", "/nl", "/nl/"])
def test_nothing_is_painted_before_the_chosen_language_comes(
    page: Page, server: Server, address: str
) -> None:
    open_app(page, f"{server.address}/de/")
    page.evaluate("localStorage.setItem('andersom.language', 'tr')")
    page.goto("about:blank")
    page.add_init_script(WATCH)
    said: list[str] = []
    held: list[Route] = []

    def answer() -> None:
        """Let the chosen language's page come once the other one can show nothing more."""
        if held and "complete nl" in said:
            held.pop().continue_()

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)
        answer()

    def hold(route: Route) -> None:
        held.append(route)
        answer()

    page.on("console", hear)
    page.route(f"{server.address}/tr/", hold)
    page.goto(f"{server.address}{address}", wait_until="commit")
    wait_listening(page)
    expect(page).to_have_url(f"{server.address}/tr/")
    assert {text for text in said if text.startswith("painted")} == {"painted tr"}
