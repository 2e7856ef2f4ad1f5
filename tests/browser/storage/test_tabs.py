"""The tabs of a phone share its list of sessions without a reload."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.server import Server
from tests.browser.support.session_list import (
    LONGER_THAN_UNDO,
    begin_planning,
    card,
    delete,
    listed_sessions,
)
from tests.browser.support.transfer import open_file
from tests.support import protocol

# How long the app waits before it syncs. The clock also runs by itself, and undo is offered for ten
# seconds: a busy machine needs what is left of them.
SYNC_PAUSE = 2_000
AFTER_NETWORK = 2_500


def new_tab(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    app.open_app(tab, address)
    return tab


def deletions(page: Page) -> list[Request]:
    """What any tab of the phone asks the server to delete from now on."""
    asked: list[Request] = []
    page.context.on(
        "request", lambda request: asked.append(request) if request.method == "DELETE" else None
    )
    return asked


@pytest.fixture
def home(page: Page, server: Server) -> Page:
    """The list of a phone whose clock is the test's, with one session in it."""
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    begin_planning(page, "Noor", "Sam", "Juggling")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    return page


def test_a_session_deleted_in_one_tab_is_closed_in_the_other(home: Page, server: Server) -> None:
    (session,) = listed_sessions(home)
    other = new_tab(home, f"{server.address}/en/#strength.topic")
    assert app.session(other) == session
    delete(home, session, "phone")
    expect(other.locator("[data-toasts]")).to_have_text(app.text(other, "tab.deleted"))
    steps.wait_for_step(other, "home")
    assert app.session(other) is None
    expect(other.locator("[data-sessions] li")).to_have_count(0)
    other.evaluate("dispatchEvent(new Event('pagehide'))")
    home.clock.fast_forward(LONGER_THAN_UNDO)
    indexed_db.wait_until_empty(home)
    other.reload()
    app.wait_listening(other)
    expect(other.locator("[data-sessions] li")).to_have_count(0)
    expect(form.field(other, "strength.topic")).to_have_value("")


def test_undoing_a_deletion_lists_the_session_in_every_tab_again(
    home: Page, server: Server
) -> None:
    (session,) = listed_sessions(home)
    other = new_tab(home, f"{server.address}/en/")
    expect(card(other, session)).to_be_visible()
    delete(home, session, "phone")
    expect(card(other, session)).to_have_count(0)
    home.locator('[data-action="undo"]').click()
    expect(card(other, session)).to_contain_text("Juggling")
    home.clock.fast_forward(LONGER_THAN_UNDO)
    other.reload()
    app.wait_listening(other)
    expect(card(other, session)).to_contain_text("Juggling")


def test_deleting_everything_closes_the_session_in_every_tab(home: Page, server: Server) -> None:
    other = new_tab(home, f"{server.address}/en/#strength.topic")
    steps.go_to(home, "settings")
    home.locator('[data-action="delete-all"]').click()
    home.locator('[data-answer="all"]').click()
    expect(other.locator("[data-toasts]")).to_have_text(app.text(other, "tab.deleted"))
    other.evaluate("dispatchEvent(new Event('pagehide'))")
    indexed_db.wait_until_empty(home)
    other.reload()
    app.wait_listening(other)
    expect(other.locator("[data-sessions] li")).to_have_count(0)


def test_new_renamed_and_imported_sessions_show_in_every_tab(home: Page, server: Server) -> None:
    (session,) = listed_sessions(home)
    other = new_tab(home, f"{server.address}/en/")
    form.write(home, "strength.topic", " with fire")
    expect(card(other, session)).to_contain_text("Juggling with fire")
    second = begin_planning(home, "Ali", "Jo", "Pottery")
    expect(card(other, second)).to_contain_text("Pottery")
    steps.go_to(home, "share")
    open_file(home, protocol.file(protocol.VECTORS["session"]["update"]))
    expect(other.locator("[data-sessions] li").first).to_contain_text(protocol.TOPIC)


def test_no_tab_deletes_on_the_server_while_undo_is_offered(home: Page, server: Server) -> None:
    (session,) = listed_sessions(home)
    asked = deletions(home)
    delete(home, session, "everywhere")
    expect(card(home, session)).to_have_count(0)
    other = new_tab(home, f"{server.address}/en/")
    other.clock.run_for(SYNC_PAUSE)
    app.network_came_back(other)
    other.clock.run_for(AFTER_NETWORK)
    assert asked == []
    home.locator('[data-action="undo"]').click()
    expect(card(other, session)).to_be_visible()
    home.clock.fast_forward(LONGER_THAN_UNDO)
    steps.go_to(other, "settings")  # by now it would have sent its requests
    assert asked == []
    assert server.file(session).exists()


def test_the_remaining_tab_completes_a_deletion_on_the_server(home: Page, server: Server) -> None:
    (session,) = listed_sessions(home)
    delete(home, session, "everywhere")
    expect(card(home, session)).to_have_count(0)
    other = new_tab(home, f"{server.address}/en/")
    home.close()
    with other.expect_response(f"**/api/v1/sessions/{session}") as answered:
        other.clock.fast_forward(LONGER_THAN_UNDO)
    assert answered.value.status == 204
    indexed_db.wait_until_empty(other)
    assert not server.file(session).exists()
