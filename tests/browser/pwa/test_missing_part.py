"""A part that can't be fetched is said, with the way out, and the next press tries again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server


@pytest.fixture(autouse=True)
def _network_fails(console_errors: ConsoleErrors) -> None:
    console_errors.allow("Failed to load resource")


LOGIN = "<!doctype html><title>Log in</title>"


def half(route: Route) -> None:
    text = route.fetch().text()
    route.fulfill(status=200, content_type="text/javascript", body=text[: len(text) // 2])


def busy(route: Route) -> None:
    route.fulfill(status=503, body="busy")


def login(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body=LOGIN)


def login_under_its_type(route: Route) -> None:
    route.fulfill(status=200, content_type="text/javascript", body=LOGIN)


def lost(route: Route) -> None:
    route.abort()


def nothing(route: Route) -> None:
    route.fulfill(status=200, content_type="text/javascript", body="")


BUTTONS = (
    ("share", '[data-action="hand-over"]', "parcel", "[data-hand-code] svg"),
    ("tips", 'button[data-action="worksheets"]', "worksheet-chooser", "dialog[open]"),
    ("strength.topic", '[data-add="strength.topic"]', "attachments", "dialog[open]"),
    ("lead.leading", '[data-action="lead-stage"]', "lead-stage", "dialog[open]"),
)


@pytest.mark.parametrize(("step", "button", "part", "shown"), BUTTONS, ids=[b[2] for b in BUTTONS])
def test_a_press_whose_part_is_gone_says_so_and_the_next_one_works(
    page: Page, server: Server, step: str, button: str, part: str, shown: str
) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.context.route(f"**/static/{part}.chunk-*", lambda route: route.fulfill(status=404))
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    steps.go_to(page, step)
    pressed = page.locator(button).locator("visible=true").first
    pressed.click()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "attach.failed"))
    with page.expect_response(f"**/static/{part}.chunk-*"):  # else it may come after all, below
        pressed.click()
    expect(page.locator('[data-toasts] [data-action="reload"]')).to_have_count(1)
    page.context.unroute(f"**/static/{part}.chunk-*")
    pressed.click()
    expect(page.locator(shown).first).to_be_visible()


@pytest.mark.parametrize("answer", [lost, half, busy, login, login_under_its_type, nothing])
def test_what_comes_instead_of_a_part_is_said_and_the_way_out_keeps_all_words(
    page: Page, server: Server, answer: Callable[[Route], None], console_errors: ConsoleErrors
) -> None:
    console_errors.allow("Failed to load module script")
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.context.route("**/static/parcel.chunk-*", answer)
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    steps.go_to(page, "share")
    page.locator('[data-action="hand-over"]').click()
    page.locator('[data-toasts] [data-action="reload"]').wait_for()
    page.context.unroute("**/static/parcel.chunk-*")
    with page.expect_navigation():
        page.locator('[data-action="reload"]').click()
    app.wait_listening(page)
    page.locator('[data-action="hand-over"]').click()
    expect(page.locator("[data-hand-code] svg")).to_be_visible()
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")


def test_a_first_visit_that_is_cut_off_says_that_it_is_still_loading(
    page: Page, server: Server
) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "share")
    page.context.set_offline(True)
    page.locator('[data-action="hand-over"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "offline.loading"))
    page.context.set_offline(False)
    page.locator('[data-action="hand-over"]').click()
    expect(page.locator("[data-hand-code] svg")).to_be_visible()
