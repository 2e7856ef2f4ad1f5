"""After a failure the phone tries again by itself, with pauses that grow."""

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.support import app, form
from tests.browser.support.network_proxy import proxy_to
from tests.browser.support.server import Server

PROBLEM = "application/problem+json"


SYNC = "**/api/v1/sessions/*/sync"


@pytest.mark.worker
def test_syncing_resumes_by_itself_when_the_server_is_back(page: Page, server: Server) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    app.wait_own_language_ready(page)
    server.stop()
    with page.expect_event("requestfailed"):
        form.write(page, "strength.topic", "Juggling")
    app.wait_saved_on_phone_only(page)
    server.start()
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling"}


@pytest.mark.worker
def test_the_pauses_between_failures_grow(page: Page, server: Server) -> None:
    page.clock.install(time=0)
    app.open_app(page, f"{server.address}/en/")
    app.wait_own_language_ready(page)
    server.stop()
    app.start_session(page)
    app.stop_clock(page)  # from here on the test alone moves it
    form.write(page, "strength.topic", "Juggling")
    asked: list[Request] = []

    def on_request(request: Request) -> None:
        if request.url.endswith("/sync"):
            asked.append(request)

    page.on("request", on_request)

    def run_until_asked(step: int) -> None:
        """In small steps: what the clock runs on after the failure is lost to the next pause."""
        asked.clear()
        with page.expect_event("requestfailed"):
            while not asked:
                page.clock.run_for(step)

    run_until_asked(50)
    # Each failure doubles the pause, from 2 s to 5 minutes, a quarter more or less by chance.
    for seconds in (2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        asked.clear()
        page.clock.run_for(seconds * 650)
        assert asked == []
        run_until_asked(seconds * 25)


def test_the_phone_waits_as_long_as_the_server_asks(page: Page, server: Server) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    app.stop_clock(page)
    asked: list[Route] = []

    def refuse(route: Route) -> None:
        asked.append(route)
        route.fulfill(status=429, headers={"Retry-After": "60"}, content_type=PROBLEM)

    page.context.route(SYNC, refuse)
    form.write(page, "strength.topic", "Juggling")
    with page.expect_response(SYNC):
        page.clock.run_for(2000)
    # By the next letter, the page has dealt with the answer.
    form.write(page, "strength.topic", " balls")
    page.clock.run_for(50_000)
    assert len(asked) == 1
    with page.expect_response(SYNC):
        page.clock.run_for(15_000)


def test_a_request_whose_answer_was_lost_is_repeated_without_harm(
    page: Page, server: Server
) -> None:
    with proxy_to(server.port) as proxy:
        proxy.always("lose", "/sync")
        app.open_app(page, f"{proxy.address}/en/")
        session = app.start_session(page)
        with page.expect_event("requestfailed"):
            form.write(page, "strength.topic", "Juggling")
        app.wait_saved_on_phone_only(page)
        arrived = server.session(session)
        assert arrived["fields"]["strength.topic"] == "Juggling"
        proxy.always("pass")
        app.wait_saved(page, "server")
        assert server.session(session) == arrived
        expect(form.field(page, "strength.topic")).to_have_value("Juggling")
