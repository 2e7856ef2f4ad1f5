"""A phone that for a while doesn't give what its sessions hold: none is taken for empty."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.attachments import add_photo, photo, thumbnails
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server
from tests.browser.support.session_list import press_on_card

SYNC = "**/api/v1/sessions/*/sync"
# As where a system closes databases in the background, or a disk fails. The list can be read.
SILENT = """(() => {
  window.silent = true;
  for (const { prototype } of [IDBIndex, IDBObjectStore]) {
    const { getAll } = prototype;
    prototype.getAll = function (...asked) {
      if (window.silent && this.name !== "sessions")
        throw new DOMException("it fails", "UnknownError");
      return getAll.apply(this, asked);
    };
  }
})()"""
SPEAK = "() => { window.silent = false; }"
FALL_SILENT = "() => { window.silent = true; }"


@pytest.fixture
def session(page: Page, server: Server, console_errors: ConsoleErrors) -> str:
    """A session on the phone that the server hasn't got; its words are in the list."""
    console_errors.allow("Failed to load resource")
    page.context.route(SYNC, lambda route: route.abort())
    begun = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_contain_text("Juggling")
    return begun


@pytest.fixture
def silent(page: Page, server: Server, session: str) -> Page:
    """The same phone, opened anew; it is silent from now on."""
    assert session
    opened = page.context.new_page()
    page.close()
    opened.add_init_script(SILENT)
    app.open_app(opened, f"{server.address}/en/#home")
    expect(opened.locator("[data-sessions] li")).to_contain_text("Juggling")
    return opened


def test_a_press_says_so_and_the_session_opens_once_the_phone_answers(
    silent: Page, session: str
) -> None:
    assert app.session(silent) is None
    press_on_card(silent, session, "continue")
    expect(silent.locator("[data-toasts]")).to_contain_text(app.text(silent, "attach.failed"))
    assert app.session(silent) is None
    silent.evaluate(SPEAK)
    expect(silent.locator("html")).to_have_attribute("data-session", session)
    expect(silent.locator("[data-sessions] li")).to_contain_text("Juggling")
    steps.go_to(silent, "strength.topic")
    form.write(silent, "strength.topic", " balls")
    expect(form.field(silent, "strength.topic")).to_have_value("Juggling balls")


def test_it_is_neither_sent_nor_said_to_be_on_the_server(
    silent: Page, server: Server, session: str
) -> None:
    asked: list[str] = []
    silent.context.unroute(SYNC)
    silent.context.on("request", lambda request: asked.append(request.url))
    app.network_came_back(silent)
    app.start_session(silent)
    form.write(silent, "strength.topic", "Drums")
    app.wait_saved(silent, "server")
    assert not [url for url in asked if session in url]
    silent.evaluate(SPEAK)
    app.network_came_back(silent)
    steps.go_to(silent, "home")
    press_on_card(silent, session, "continue")
    app.wait_saved(silent, "server")
    assert server.fields(session)["strength.topic"] == "Juggling"


def test_no_file_is_saved_without_it(silent: Page) -> None:
    steps.go_to(silent, "settings")
    saved: list[str] = []
    silent.on("download", lambda _: saved.append("a file"))
    button = silent.locator('[data-action="export-all"]')
    button.evaluate("button => button.click()")
    expect(silent.locator("[data-toasts]")).to_contain_text(app.text(silent, "attach.failed"))
    assert saved == []
    silent.evaluate(SPEAK)
    with silent.expect_download() as download:
        button.evaluate("button => button.click()")
    assert "Juggling" in download.value.path().read_text()


def test_no_file_is_saved_without_its_pictures(page: Page, server: Server) -> None:
    page.add_init_script(SILENT)
    app.open_app(page, f"{server.address}/en/")
    page.evaluate(SPEAK)
    app.start_session(page)
    steps.go_to(page, "strength.topic")
    add_photo(page, photo())
    expect(thumbnails(page)).to_have_count(1)
    steps.go_to(page, "share")
    page.evaluate(FALL_SILENT)
    saved: list[str] = []
    page.on("download", lambda _: saved.append("a file"))
    page.locator('[data-action="export"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "attach.failed"))
    assert saved == []
    page.evaluate(SPEAK)
    page.locator('[data-action="export"]').click()
    expect(page.locator('dialog [data-answer="with"]')).to_be_visible()


def test_how_i_grow_does_not_say_that_there_is_nothing(silent: Page) -> None:
    steps.go_to(silent, "growth")
    expect(silent.locator("[data-toasts]")).to_contain_text(app.text(silent, "attach.failed"))
