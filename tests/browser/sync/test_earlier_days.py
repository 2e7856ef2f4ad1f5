"""The one who began a session goes back to an earlier day, on all phones."""

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app
from tests.browser.support.form import begin_with_topic, field
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import join_by_link

FIELD = "strength.topic"
YESTERDAY = "2026-11-02"


def test_both_phones_go_back_and_it_can_be_undone(
    page: Page, server: Server, new_context: CreateContextCallback
) -> None:
    session = begin_with_topic(page, server.address, "juggling")
    app.wait_saved(page, "server")
    go_to(page, "share")
    page.locator('[data-action="earlier-day"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "earlier.none"))
    server.let_a_day_pass(session, YESTERDAY)
    other = new_context(locale="en-GB").new_page()
    join_by_link(page, other)
    go_to(other, FIELD)
    expect(field(other, FIELD)).to_have_value("juggling")
    field(other, FIELD).fill("spoiled")
    expect(field(page, FIELD)).to_have_value("spoiled")
    app.wait_saved(other, "server")

    page.locator('[data-action="earlier-day"]').click()
    page.locator(f'[data-answer="{YESTERDAY}"]').click()
    expect(page.locator("dialog[open]")).to_contain_text("2 November 2026")
    page.locator('[data-answer="back"]').click()
    expect(field(other, FIELD)).to_have_value("juggling")
    app.wait_saved(page, "server")
    assert server.fields(session) == {FIELD: "juggling"}
    page.locator('[data-action="undo"]').click()
    expect(field(other, FIELD)).to_have_value("spoiled")
