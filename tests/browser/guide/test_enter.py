"""Enter in a line goes on: to the next field, and from the last one to the next step."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server


def test_enter_goes_from_name_to_name_and_then_on(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.go_to_field(page, "start.mentee_name")
    before = page.locator("html").get_attribute("data-step")
    mentee, mentor = (form.field(page, f"start.{who}_name") for who in ("mentee", "mentor"))
    mentee.fill("Noor")
    mentee.press("Enter")
    expect(mentor).to_be_focused()
    mentor.fill("Sam")
    mentor.press("Enter")
    expect(page.locator(f'html:not([data-step="{before}"])')).to_be_attached()
    app.wait_saved(page, "phone")


def test_enter_in_a_single_line_goes_on(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    form.field(page, "strength.topic").press("Enter")
    expect(page.locator('html:not([data-step="strength.topic"])')).to_be_attached()
    steps.go_to(page, "strength.topic")
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
