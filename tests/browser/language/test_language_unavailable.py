"""A language that can't be loaded changes nothing, and can be chosen later."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.language import choose_language, pick_language
from tests.browser.support.server import Server

WORDS = "I show how to juggle"


def test_without_network_and_worker_the_page_keeps_its_language(
    page: Page, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("/nl/words.txt")
    console_errors.allow("/frame.txt")
    console_errors.allow("timer-face")  # the clock comes when it is needed, or not at all
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.good_at", WORDS)
    server.stop()
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/nl/words.txt")):
        pick_language(page, "nl")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(form.field(page, "strength.good_at")).to_have_value(WORDS)
    server.start()
    choose_language(page, "nl")
    expect(form.field(page, "strength.good_at")).to_have_value(WORDS)


def test_a_login_page_is_not_taken_for_a_translation(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    login = "<!doctype html><title>Wi-Fi</title><p>Log in first"
    page.route("**/words.txt", lambda route: route.fulfill(body=login, content_type="text/html"))
    app.open_app(page, f"{server.address}/en/")
    pick_language(page, "nl")
    expect(page.locator("[data-toasts]")).to_have_text(app.text(page, "language.missing"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.unroute("**/words.txt")
    choose_language(page, "nl")
