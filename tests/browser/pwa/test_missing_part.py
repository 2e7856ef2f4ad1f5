"""A part that can't be fetched is said, with the way out, and the next press tries again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server


@pytest.fixture(autouse=True)
def _network_fails(console_errors: ConsoleErrors) -> None:
    console_errors.allow("Failed to load resource")


BUTTONS = (
    ("share", '[data-action="hand-over"]', "parcel", "[data-hand-code] svg"),
    ("tips", 'button[data-action="worksheets"]', "worksheet-chooser", "dialog[open]"),
    ("strength.topic", '[data-add="strength.topic"]', "attachments", "dialog[open]"),
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


def test_the_way_out_loads_the_app_again_with_all_words(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.context.route("**/static/parcel.chunk-*", lambda route: route.abort())
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    steps.go_to(page, "share")
    page.locator('[data-action="hand-over"]').click()
    page.locator('[data-action="reload"]').wait_for()
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
