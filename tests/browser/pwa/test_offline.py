"""After one visit the app works without a server, and where the network never answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.network_proxy import proxy_to
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES


@dataclass(frozen=True)
class Visited:
    """A phone that has visited the app once and has no network now."""

    phone: BrowserContext
    address: str


@pytest.fixture(params=["the server is stopped", "the network never answers"])
def visited(
    request: pytest.FixtureRequest, context: BrowserContext, server: Server
) -> Iterator[Visited]:
    with proxy_to(server.port) as proxy:
        stopped = request.param == "the server is stopped"
        address = server.address if stopped else proxy.address
        page = context.new_page()
        app.open_app(page, f"{address}/en/")
        app.wait_ready_for_offline(page)
        page.close()
        server.stop()
        proxy.always("stall")
        yield Visited(context, address)


def each_screen_shows_alone(page: Page) -> None:
    for screen in steps.SCREENS:
        steps.go_to(page, screen)
        expect(page.locator("[data-screen]:visible")).to_have_count(1)
        expect(page.locator(f'[data-screen="{screen}"] h1')).to_be_visible()


def test_the_whole_app_opens_and_works_offline(visited: Visited) -> None:
    page = visited.phone.new_page()
    app.open_app(page, f"{visited.address}/")
    expect(page).to_have_url(f"{visited.address}/en/")
    app.wait_ready_for_offline(page)
    each_screen_shows_alone(page)
    steps.go_to(page, "home")
    app.start_session(page)
    form.write(page, "start.mentee_name", "Noor")
    app.wait_saved(page, "phone")
    choose_language(page, "nl")
    each_screen_shows_alone(page)
    expect(form.field(page, "start.mentee_name")).to_have_value("Noor")
    page.close()

    tomorrow = visited.phone.new_page()
    app.open_app(tomorrow, f"{visited.address}/")
    expect(tomorrow).to_have_url(f"{visited.address}/nl/")
    expect(tomorrow.locator("html")).to_have_attribute("lang", "nl")
    expect(tomorrow.locator("[data-sessions] li")).to_contain_text("Noor")


def test_it_opens_offline_in_every_language_after_the_browser_was_closed(
    open_browser: Callable[[], BrowserContext], server: Server
) -> None:
    first = open_browser()
    page = first.new_page()
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    app.wait_ready_for_offline(page)
    first.close()
    server.stop()

    again = open_browser()
    page = again.new_page()
    app.open_app(page, f"{server.address}/")
    steps.go_to(page, "strength.topic")
    questions = set()
    for code in LANGUAGES:
        choose_language(page, code)
        questions.add(page.locator('[data-prompt="strength.topic"] h2').inner_text())
    assert len(questions) == len(LANGUAGES)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    again.close()


def test_every_address_opens_offline_and_a_wrong_one_leads_to_the_app(visited: Visited) -> None:
    page = visited.phone.new_page()
    app.open_app(page, f"{visited.address}/xx/nothing")
    expect(page).to_have_url(f"{visited.address}/en/")
    app.open_app(page, f"{visited.address}/en/#%E0%A4%A")
    expect(page.locator("html")).to_have_attribute("data-step", "home")
    for address in ("nl/#strength.topic", "nl/?from=poster#strength.topic"):
        page = visited.phone.new_page()
        app.open_app(page, f"{visited.address}/{address}")
        expect(page.locator("html")).to_have_attribute("lang", "nl")
        expect(page.locator('[data-prompt="strength.topic"]')).to_be_visible()


def test_the_worker_assembles_each_page_exactly_as_the_server_sends_it(
    page: Page, server: Server
) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    # The worker assembles a page at the first request, and has it stored at the second.
    for code in [*LANGUAGES, *LANGUAGES]:
        sent = page.context.request.get(f"{server.address}/{code}/")
        text, policy, kind = page.evaluate(
            """async (address) => {
              const answer = await fetch(address);
              const named = ["Content-Security-Policy", "Content-Type"];
              return [await answer.text(), ...named.map((name) => answer.headers.get(name))];
            }""",
            f"{server.address}/{code}/",
        )
        # Here the script is at hand, so the first paint waits for it.
        assert text.replace(' blocking="render"', "") == sent.text()
        assert policy == sent.headers["content-security-policy"]
        assert kind == sent.headers["content-type"]
