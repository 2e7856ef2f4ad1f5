"""Meeting 1 ends with “done for today”; on the day of meeting 2, it can begin or be moved."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.axe import faults
from tests.browser.support.server import Server

NEXT = '[data-action="next"]'
OTHER_DATE = '[data-prompt="between.prepare"] [data-action="other-date"]'


def come_again(page: Page, moment: str) -> None:
    """Open the app again at this moment, as people who left it on the screen."""
    page.clock.set_fixed_time(moment)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_meeting_1_ends_without_a_way_on_while_the_day_lies_ahead(preparing: Page) -> None:
    steps.go_to(preparing, "plan.mentor_role")
    preparing.locator(NEXT).click()
    steps.wait_for_step(preparing, "between.prepare")
    expect(preparing.locator(".done-today")).to_be_visible()
    expect(preparing.locator('[data-action="calendar"]')).to_be_visible()
    expect(preparing.locator(NEXT)).to_be_hidden()
    expect(preparing.locator('[data-action="back"]')).to_be_visible()
    assert faults(preparing, ["between.prepare"]) == {}


def test_on_the_day_meeting_2_begins_or_gets_another_date(preparing: Page) -> None:
    come_again(preparing, "2026-11-27T09:00:00")
    expect(preparing.locator(NEXT)).to_have_text("Begin meeting 2")
    expect(preparing.locator('[data-action="calendar"]')).to_be_hidden()
    expect(preparing.locator(".done-today")).to_be_hidden()
    preparing.locator(OTHER_DATE).click()
    steps.wait_for_step(preparing, "plan.when")
    form.fill(preparing, "plan.when", "2026-12-04T10:30")
    steps.go_to(preparing, "between.prepare")
    expect(preparing.locator(NEXT)).to_be_hidden()
    come_again(preparing, "2026-12-06T09:00:00")
    expect(preparing.locator('[data-action="calendar"]')).to_be_hidden()
    preparing.locator(NEXT).click()
    steps.wait_for_step(preparing, "lead.ready")


def test_without_a_date_meeting_2_can_begin_at_once(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "between.prepare")
    expect(page.locator(NEXT)).to_have_text("Begin meeting 2")
    expect(page.locator("[data-no-appointment] a")).to_be_visible()
