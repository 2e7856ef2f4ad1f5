"""The one who began a session changes its link: who has the old one only keeps what is there."""

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app
from tests.browser.support.form import begin_with_topic, field
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to

FIELD = "strength.topic"
CODE = "[data-link-code]"


def test_the_old_link_opens_nothing_and_the_new_one_brings_all_together(
    page: Page, server: Server, new_context: CreateContextCallback
) -> None:
    session = begin_with_topic(page, server.address, "juggling")
    app.wait_saved(page, "server")
    go_to(page, "share")
    old = read_code(page, CODE)
    other = new_context(locale="en-GB").new_page()
    other.goto(old)
    expect(other.locator("html")).to_have_attribute("data-session", session)
    go_to(other, FIELD)
    expect(field(other, FIELD)).to_have_value("juggling")
    go_to(other, "share")
    expect(other.locator("[data-for-owner]")).to_be_hidden()
    go_to(other, FIELD)

    page.locator('[data-action="change-link"]').click()
    expect(page.locator("dialog[open]")).to_contain_text(app.text(page, "link.explain"))
    page.locator('[data-answer="change"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "link.changed"))
    app.wait_saved(page, "server")
    line = other.locator("[data-saved-line]")
    field(other, FIELD).press("End")
    field(other, FIELD).press_sequentially(" with clubs")
    expect(line).to_have_text(app.text(page, "saved.relinked"))
    assert server.fields(session) == {FIELD: "juggling"}
    late = new_context(locale="en-GB").new_page()
    app.open_app(late, old)
    expect(late.locator("[data-toasts]")).to_contain_text(app.text(page, "join.unknown"))

    other.reload()
    app.wait_listening(other)
    expect(field(other, FIELD)).to_have_value("juggling with clubs")
    expect(line).to_have_text(app.text(page, "saved.relinked"))
    new = read_code(page, CODE)
    assert new != old
    other.goto(new)
    app.wait_saved(other, "server")
    assert server.fields(session) == {FIELD: "juggling with clubs"}
    go_to(page, FIELD)
    expect(field(page, FIELD)).to_have_value("juggling with clubs")


def test_a_wrong_key_for_a_session_that_is_here_does_no_harm(page: Page, server: Server) -> None:
    session = begin_with_topic(page, server.address, "juggling")
    app.wait_saved(page, "server")
    page.goto("about:blank")
    with page.expect_response(f"**/{session}") as asked:
        app.open_app(page, f"{server.address}/en/#join={session}.{'b' * 26}")
    assert asked.value.status == 404
    go_to(page, FIELD)
    field(page, FIELD).press("End")
    field(page, FIELD).press_sequentially(" clubs")
    app.wait_saved(page, "server")
    assert server.fields(session) == {FIELD: "juggling clubs"}
