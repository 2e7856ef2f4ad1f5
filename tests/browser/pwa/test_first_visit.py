"""The first visit over a bad network: scripts that come late, or never, lose nobody's words."""

from playwright.sync_api import Page, Route, expect

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server

REST = "**/static/deferred-*.js"


def test_nothing_can_be_typed_before_it_can_be_saved(page: Page, server: Server) -> None:
    held: list[Route] = []
    page.context.route(REST, lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
    page.goto(f"{server.address}/en/#strength.topic")
    expect(page.locator("html")).to_have_class("js")
    page.wait_for_function("document.readyState !== 'loading'")
    topic = form.field(page, "strength.topic")
    expect(topic).to_be_attached()
    expect(topic).not_to_be_visible()
    topic.evaluate("control => control.focus()")
    assert topic.evaluate("control => control !== document.activeElement")
    for route in held:
        route.continue_()
    app.wait_listening(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")


def test_a_page_whose_scripts_failed_to_load_reloads_by_itself(
    page: Page, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("deferred-")
    page.context.route(REST, lambda route: route.abort(), times=1)
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)


def test_the_start_button_works_while_scripts_are_still_loading(page: Page, server: Server) -> None:
    held: list[Route] = []
    page.context.route(REST, lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
    page.goto(f"{server.address}/en/")
    page.locator("html[data-ready=first]").wait_for(state="attached")
    page.locator('[data-screen="home"] [data-action="start"]').click()
    expect(page.locator("html")).to_have_attribute("data-at", "home")
    for route in held:
        route.continue_()
    steps.wait_for_step(page, "start.names")
    assert app.session(page)
    # Everything that depends on a session shows it.
    expect(page.locator("[data-progress]")).to_be_visible()
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
