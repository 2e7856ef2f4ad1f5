"""A session that has only just begun, and one in which nobody wrote."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.server import Server


def test_a_new_session_survives_a_reload_of_another_tab(
    context: BrowserContext, server: Server
) -> None:
    page, other = context.new_page(), context.new_page()
    app.open_app(other, f"{server.address}/en/")
    app.start_session(other)
    form.write(other, "strength.topic", "Juggling")
    app.wait_saved(other, "phone")
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    other.reload()
    app.wait_listening(other)
    form.write(page, "strength.topic", "Pottery")
    app.wait_saved(page, "phone")
    page.reload()
    app.wait_listening(page)
    expect(form.field(page, "strength.topic")).to_have_value("Pottery")
    expect(form.field(other, "strength.topic")).to_have_value("Juggling")


def test_a_session_in_which_nobody_wrote_leaves_nothing_behind(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    first = app.start_session(page)
    steps.go_to(page, "strength.topic")
    assert indexed_db.row_counts(page) == (0, 0)
    page.reload()
    app.wait_listening(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    assert app.session(page) not in {None, first}
    sessions, updates = indexed_db.row_counts(page)
    assert sessions == 1
    assert updates >= 1
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)


def test_words_written_without_pressing_start_begin_a_session(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#strength.topic")
    form.write(page, "strength.topic", "Juggling")
    steps.go_to(page, "plan.format")
    form.fill(page, "plan.format", "demo")
    app.wait_saved(page, "phone")
    page.reload()
    app.wait_listening(page)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    expect(page.locator('[data-field="plan.format"][value="demo"]')).to_be_checked()
