"""The browser deletes the database while the app is open: no words are lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server
from tests.browser.support.session_list import press_on_card

DELETE = """() => new Promise((done, fail) => {
  const deleting = indexedDB.deleteDatabase("andersom");
  deleting.onsuccess = () => done();
  deleting.onerror = () => fail(deleting.error);
})"""


def by_hand(page: Page, _server: Server) -> None:
    page.evaluate(DELETE)


def by_the_browser(page: Page, server: Server) -> None:
    devtools = page.context.new_cdp_session(page)
    what = {"origin": server.address, "storageTypes": "indexeddb"}
    devtools.send("Storage.clearDataForOrigin", what)


each_way = pytest.mark.parametrize("lose", [by_hand, by_the_browser])


@pytest.mark.worker
@each_way
def test_the_open_session_is_saved_again(
    page: Page, server: Server, lose: Callable[[Page, Server], None]
) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    app.wait_own_language_ready(page)
    form.write(page, "private.mentee", "for me alone")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    server.stop()
    lose(page, server)
    form.write(page, "strength.topic", " balls")
    app.wait_saved(page, "phone")
    page.reload()
    app.wait_listening(page)
    assert app.session(page) == session
    expect(form.field(page, "strength.topic")).to_have_value("Juggling balls")
    expect(form.field(page, "private.mentee")).to_have_value("for me alone")


@each_way
def test_the_other_sessions_come_back_from_the_server(
    page: Page, server: Server, lose: Callable[[Page, Server], None]
) -> None:
    first = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Pottery")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    lose(page, server)
    form.write(page, "strength.topic", " balls")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(2)
    press_on_card(page, first, "continue")
    steps.go_to(page, "strength.topic")
    expect(form.field(page, "strength.topic")).to_have_value("Pottery")
