"""Links that messengers changed bring their session, and no key stays in an address."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server

CHANGES: dict[str, Callable[[str], str]] = {
    "the sign of the fragment in percent": lambda link: link.replace("#", "%23") + "?fbclid=x",
    "all signs in percent": lambda link: link.replace("#", "%23").replace("=", "%3D"),
    "something added": lambda link: f"{link}).?utm_source=a&amp;fbclid=b",
    "broken into lines": lambda link: f"{link[:-9]}%0D%0A{link[-9:]}",
    "no folder": lambda link: link.replace("/en/#", "/en%23"),
}


@pytest.fixture
def link(page: Page, server: Server) -> str:
    """The link of a session that is on the server."""
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    steps.go_to(page, "share")
    return read_code(page, "[data-link-code]")


def expect_session(phone: Page) -> None:
    steps.wait_for_step(phone, "start.names")
    steps.go_to(phone, "strength.topic")
    expect(form.field(phone, "strength.topic")).to_have_value("Juggling")


def test_a_changed_link_brings_its_session(
    link: str, new_context: CreateContextCallback, subtests: pytest.Subtests
) -> None:
    key = link[-26:]
    for name, change in CHANGES.items():
        with subtests.test(name):
            phone = new_context().new_page()
            phone.goto(change(link), wait_until="commit")
            app.wait_listening(phone)
            assert key not in phone.url
            assert "%23" not in phone.url
            expect_session(phone)
            phone.close()


@pytest.mark.worker
def test_the_worker_sends_no_key_to_the_network(
    link: str, new_context: CreateContextCallback, server: Server
) -> None:
    phone = new_context().new_page()
    app.open_app(phone, f"{server.address}/en/")
    app.wait_own_language_ready(phone)
    server.stop()
    phone.goto(CHANGES["all signs in percent"](link))
    app.wait_listening(phone)
    steps.wait_for_step(phone, "start.names")
    assert link[-26:] not in phone.url
    expect(phone.locator("[data-toasts]")).to_contain_text(app.text(phone, "join.waiting"))


@pytest.mark.parametrize("rest", ["#join%3Dabc", "%23join=abc", "#take", "#code=x%20y"])
def test_a_link_that_is_not_whole_is_said(page: Page, server: Server, rest: str) -> None:
    app.open_app(page, f"{server.address}/en/{rest}")
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "join.damaged"))
    expect(page).to_have_url(f"{server.address}/en/#home")
