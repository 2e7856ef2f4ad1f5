"""When the server can't be reached or refuses a session, the app says why and what to do."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.support import app, form, steps
from tests.browser.support.network_proxy import PASS, FakeAnswer, proxy_to
from tests.browser.support.server import Server
from tests.support import protocol

SYNC = "**/api/v1/sessions/*/sync"
# What another tab of an older version may have accepted: tabs trust each other.
FROM_A_TAB = """([session, state]) => new BroadcastChannel(`andersom.${session}`)
  .postMessage(Uint8Array.from(atob(state), (letter) => letter.charCodeAt(0)))"""


def refusal(status: int) -> FakeAnswer:
    return FakeAnswer(f'{{"status": {status}}}', status, "application/problem+json")


def expect_line_below(page: Page) -> None:
    expect(page.locator("[data-saved-line]")).to_have_text(app.text(page, "saved.refused"))


def expect_refused(page: Page) -> None:
    """The line below and the share screen say so. Opening the latter changes the session."""
    expect_line_below(page)
    steps.go_to(page, "share")
    expect(page.locator("[data-server-line]")).to_have_text(app.text(page, "server.refused"))


@pytest.mark.worker
def test_the_share_screen_says_since_when_the_server_is_away(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    app.wait_own_language_ready(page)
    server.stop()
    with page.expect_event("requestfailed"):
        form.write(page, "strength.topic", "Juggling")
    steps.go_to(page, "share")
    start, end = app.text(page, "server.late").split("{when}")
    line = page.locator("[data-server-line]")
    expect(line).to_contain_text(start)
    expect(line).to_contain_text(end)
    server.start()
    app.network_came_back(page)
    expect(line).to_contain_text(app.text(page, "server.last").removesuffix("{when}"))


def test_refused_content_is_explained_with_a_way_out(page: Page, server: Server) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    form.go_to_field(page, "strength.topic")
    page.evaluate(FROM_A_TAB, [session, protocol.VECTORS["refused"]["a private note"]])
    with page.expect_response(SYNC) as answered:
        form.write(page, "strength.topic", "Juggling")
    assert answered.value.status == 400
    expect_refused(page)
    assert not server.file(session).exists()


@pytest.mark.parametrize("status", [400, 404, 413])
def test_a_refused_session_is_not_sent_again_until_something_changes(
    page: Page, server: Server, status: int
) -> None:
    page.clock.install()
    with proxy_to(server.port) as proxy:
        first = app.begin_session(page, f"{proxy.address}/en/")
        proxy.treatment_of = lambda path: refusal(status) if first in path else PASS
        form.go_to_field(page, "strength.topic")
        with page.expect_response(SYNC):  # all at once: amid typing, the rest would be sent, too
            form.fill(page, "strength.topic", "Juggling")
        expect_line_below(page)
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - it takes no built-in
        page.clock.run_for(600_000)
        assert [request.url for request in asked if first in request.url] == []
        expect_refused(page)
        proxy.always(PASS)
        form.write(page, "strength.topic", " balls")
        app.wait_saved(page, "server")
        assert server.fields(first) == {"strength.topic": "Juggling balls"}


def test_a_refused_session_does_not_delay_others(page: Page, server: Server) -> None:
    with proxy_to(server.port) as proxy:
        first = app.begin_session(page, f"{proxy.address}/en/")
        proxy.treatment_of = lambda path: refusal(400) if first in path else PASS
        with page.expect_response(SYNC):
            form.write(page, "strength.topic", "Juggling")
        steps.go_to(page, "home")
        second = app.start_session(page)
        form.write(page, "strength.topic", "Pottery")
        app.wait_saved(page, "server")
        assert server.fields(second) == {"strength.topic": "Pottery"}
        page.reload()
        app.wait_listening(page)
        steps.go_to(page, "home")
        page.locator(f'li[data-session="{first}"] [data-action="continue"]').click()
        expect_refused(page)
