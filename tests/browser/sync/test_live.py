"""Two phones see each other write, letter by letter, and ask for nothing while nobody writes."""

import os
import signal

import pytest
from playwright.sync_api import Page, Request, WebSocket, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import indexed_db
from tests.browser.support.app import wait_saved, wait_saved_on_phone_only
from tests.browser.support.form import field
from tests.browser.support.network_proxy import proxy_to
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.sync.live import TOPIC, begin, meet, wait_live
from webapp.live.messages import Kind

SYNC = "**/api/v1/sessions/*/sync"


@pytest.fixture
def mentee(page: Page, server: Server) -> Page:
    """The mentee's phone, with a word written, on the share screen."""
    return begin(page, server.address)


@pytest.fixture
def mentor(new_context: CreateContextCallback) -> Page:
    """Another phone."""
    return new_context().new_page()


def test_each_letter_arrives_and_is_stored_without_a_request(
    mentee: Page, mentor: Page, server: Server
) -> None:
    meet(mentee, mentor)
    wait_live(mentee, mentor)
    for phone in (mentee, mentor):
        phone.context.route(SYNC, lambda route: route.abort())
    words = "memes"
    for letter in " today":
        field(mentee, TOPIC).press("End")
        field(mentee, TOPIC).press_sequentially(letter)
        words += letter
        expect(field(mentor, TOPIC)).to_have_value(words)
    field(mentor, TOPIC).press("End")
    field(mentor, TOPIC).press_sequentially("!")
    expect(field(mentee, TOPIC)).to_have_value("memes today!")
    for phone in (mentee, mentor):
        wait_saved(phone, "server")
    session = mentee.locator("html").get_attribute("data-session") or ""
    assert server.fields(session)[TOPIC] == "memes today!"
    go_to(mentee, "settings")
    expect(mentee.locator("[data-live-line]")).to_have_text(
        "Letters go to the other phone at once."
    )


def test_nothing_is_asked_while_nobody_writes(mentee: Page, mentor: Page) -> None:
    meet(mentee, mentor)
    wait_live(mentee, mentor)
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/api/" in request.url:
            asked.append(request.url)

    for phone in (mentee, mentor):
        wait_saved(phone, "server")
        phone.context.on("request", note)
    # Longer than phones without a live connection wait before they ask again.
    mentee.evaluate("() => new Promise((done) => setTimeout(done, 6000))")
    assert asked == []


def test_where_a_proxy_lets_no_live_connection_through_words_come_by_requests(
    page: Page, mentor: Page, server: Server
) -> None:
    with proxy_to(server.port) as proxy:
        mentee = begin(page, proxy.address)
        meet(mentee, mentor)
        proxy.wait_for_request("/live")
        field(mentee, TOPIC).press("End")
        field(mentee, TOPIC).press_sequentially(" today")
        expect(field(mentor, TOPIC)).to_have_value("memes today")
        for phone in (mentee, mentor):
            expect(phone.locator("html")).not_to_have_attribute("data-connection", "live")
        # That is said in the settings, and nowhere else.
        go_to(mentor, "settings")
        expect(mentor.locator("[data-live-line]")).to_have_text(
            "Words go to the other phone every few seconds: this network doesn’t let it go faster."
        )


def test_what_is_written_while_the_server_is_gone_arrives_when_it_is_back(
    mentee: Page, mentor: Page, server: Server
) -> None:
    meet(mentee, mentor)
    wait_live(mentee, mentor)
    server.kill()
    field(mentee, TOPIC).press("End")
    field(mentee, TOPIC).press_sequentially(" today")
    field(mentor, TOPIC).press("Home")
    field(mentor, TOPIC).press_sequentially("Good ")
    for phone in (mentee, mentor):
        expect(phone.locator("html")).not_to_have_attribute("data-connection", "live")
    server.start()
    for phone in (mentee, mentor):
        phone.evaluate("dispatchEvent(new Event('online'))")
    for phone in (mentee, mentor):
        expect(field(phone, TOPIC)).to_have_value("Good memes today")
    wait_live(mentee, mentor)


@pytest.mark.parametrize("words", ["memes too", "meme", ""])
def test_a_receipt_for_older_words_is_none_for_those_written_since(
    page: Page, mentor: Page, server: Server, words: str
) -> None:
    opened: list[WebSocket] = []

    def note(socket: WebSocket) -> None:  # Playwright takes no method of C's.
        opened.append(socket)

    page.on("websocket", note)
    page.clock.install()
    mentee = begin(page, server.address)
    meet(mentee, mentor)
    wait_live(mentee, mentor)
    for phone in (mentee, mentor):
        wait_saved(phone, "server")
    with opened[-1].expect_event("framereceived", lambda frame: frame[0] == Kind.STORED):
        field(mentor, TOPIC).press("End")
        field(mentor, TOPIC).press_sequentially("!")
    expect(field(mentee, TOPIC)).to_have_value("memes!")
    os.kill(server.pid, signal.SIGSTOP)
    try:
        field(mentee, TOPIC).fill(words)
        wait_saved_on_phone_only(mentee)
        # It notes a receipt only when nobody has written for a moment.
        mentee.clock.fast_forward(2000)
        indexed_db.sessions(mentee)  # after what was being written
        assert [record["onServer"] for record in indexed_db.sessions(mentee)] == [False]
        wait_saved_on_phone_only(mentee)
    finally:
        server.kill()


def test_who_is_alone_opens_no_connection(mentee: Page) -> None:
    opened: list[str] = []
    mentee.on("websocket", lambda socket: opened.append(socket.url))
    go_to(mentee, TOPIC)
    field(mentee, TOPIC).press_sequentially(" today")
    wait_saved(mentee, "server")
    assert opened == []
