"""The phones fill a server again that lost its data."""

from playwright.sync_api import Page

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server


def test_a_server_that_lost_its_disk_is_filled_again(page: Page, server: Server) -> None:
    session = form.begin_with_topic(page, server.address, "Juggling")
    steps.go_to(page, "plan.mentor_role")
    form.fill(page, "plan.mentor_role", ["ask", "listen"])
    app.wait_saved(page, "server")
    server.stop()
    server.lose_disk()
    server.start()
    form.write(page, "plan.where", "The gym")
    app.wait_saved(page, "server")
    assert server.fields(session) == {
        "strength.topic": "Juggling",
        "plan.mentor_role": ["ask", "listen"],
        "plan.where": "The gym",
    }


def test_it_is_filled_again_even_if_nobody_writes_any_more(page: Page, server: Server) -> None:
    first = form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    app.start_session(page)
    form.write(page, "strength.topic", "Drawing")
    app.wait_saved(page, "server")
    second = app.session(page) or ""
    server.stop()
    server.lose_disk()
    server.start()

    def holds(session: str, topic: str) -> bool:
        there = server.file(session).exists()
        return there and server.fields(session) == {"strength.topic": topic}

    # Whoever comes back to the app asks about the open session; who opens it anew, about all.
    with page.expect_response(lambda _: holds(second, "Drawing")):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert not server.file(first).exists()
    with page.expect_response(lambda _: holds(first, "Juggling")):
        page.reload()
