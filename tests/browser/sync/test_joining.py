"""Who opens a session's link is told what really happens: it comes, or what it waits for."""

import json

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, indexed_db
from tests.browser.support.server import Server

BUSY = json.dumps({"type": "about:blank", "title": "busy", "status": 503})
LINES = """window.lines = new Set();
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-toasts]");
  new MutationObserver(() => {
    for (const line of place.querySelectorAll("p")) window.lines.add(line.textContent);
  }).observe(place, { childList: true, subtree: true });
});"""


def refuse(route: Route) -> None:
    headers = {"Content-Type": "application/problem+json", "Retry-After": "60"}
    route.fulfill(status=503, headers=headers, body=BUSY)


def lines(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...window.lines]")
    return found


@pytest.fixture
def link(page: Page, server: Server) -> str:
    """The link of a session that is on the server."""
    form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "server")
    (record,) = indexed_db.sessions(page)
    return f"{server.address}/en/#join={record['id']}.{record['key']}"


@pytest.fixture
def other(new_context: CreateContextCallback) -> Page:
    """Another phone, which notes each line that comes up."""
    phone = new_context().new_page()
    phone.add_init_script(LINES)
    return phone


def test_with_a_network_it_is_on_its_way_and_then_there(other: Page, link: str) -> None:
    other.goto(link)
    expect(other.locator("[data-toasts]")).to_contain_text("The session is open on this phone too.")
    assert lines(other) == [
        "The session is on its way.",
        "The session is open on this phone too.",
    ]
    expect(form.field(other, "strength.topic")).to_have_value("Juggling")


def test_without_an_answer_it_waits_for_a_network_and_says_so_once(other: Page, link: str) -> None:
    other.context.route("**/api/**", lambda route: route.abort())
    other.goto(link)
    waits = "The session comes as soon as there is a network."
    expect(other.locator("[data-toasts]")).to_contain_text(waits)
    app.network_came_back(other)
    other.context.unroute("**/api/**")
    app.network_came_back(other)
    expect(other.locator("[data-toasts]")).to_contain_text("The session is open on this phone too.")
    assert lines(other).count(waits) == 1


def test_a_busy_server_is_not_taken_for_a_missing_network(other: Page, link: str) -> None:
    other.context.route("**/api/**", refuse)
    other.goto(link)
    expect(other.locator("[data-toasts]")).to_contain_text("The server is busy.")
    assert not [line for line in lines(other) if "network" in line]


def test_a_phone_that_knows_it_has_no_network_does_not_say_that_it_comes(
    other: Page, link: str
) -> None:
    other.add_init_script("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    other.context.route("**/api/**", lambda route: route.abort())
    other.goto(link)
    expect(other.locator("[data-toasts]")).to_contain_text("as soon as there is a network")
    assert "The session is on its way." not in lines(other)
