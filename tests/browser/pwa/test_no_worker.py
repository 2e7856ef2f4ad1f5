"""Where a service worker is impossible, the app says so, and still saves what is typed."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server


def assert_it_saves_and_says_so(page: Page, server: Server) -> None:
    page.locator('html[data-offline="unavailable"]').wait_for(state="attached")
    steps.go_to(page, "settings")
    expect(page.locator("[data-offline-line]")).to_have_text(app.text(page, "offline.unavailable"))
    steps.go_to(page, "home")
    session = app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    page.reload()
    app.wait_listening(page)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling"}
    choose_language(page, "nl")
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")


def test_it_works_in_a_browser_without_service_workers(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    app.open_app(page, f"{server.address}/en/")
    assert_it_saves_and_says_so(page, server)


def test_it_works_without_a_secure_context(page: Page, server: Server) -> None:
    app.open_app(page, f"http://school.test:{server.port}/en/")
    assert page.evaluate("isSecureContext") is False
    assert_it_saves_and_says_so(page, server)


def test_it_works_in_a_browser_that_refuses_the_worker(page: Page, server: Server) -> None:
    page.add_init_script(
        """ServiceWorkerContainer.prototype.register = async () => {
          throw new DOMException("no", "SecurityError");
        };"""
    )
    app.open_app(page, f"{server.address}/en/")
    assert_it_saves_and_says_so(page, server)


def test_a_language_that_cannot_be_loaded_is_reported_and_changes_nothing(
    page: Page, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("net::ERR_CONNECTION_REFUSED")
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    missing = app.text(page, "language.missing")
    server.stop()
    page.locator('[data-lang="uk"]').evaluate("link => link.click()")
    expect(page.locator("[data-toasts]")).to_contain_text(missing)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
