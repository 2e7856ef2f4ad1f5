"""The end of a phase is celebrated, and the celebration is in nobody's way."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, start_session
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to


def test_the_end_of_a_phase_is_celebrated_without_blocking_the_way(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-action="next"]').click()
    expect(page.locator("[data-cheer-said]")).to_have_text("Phase 2 done!")
    page.locator('[data-action="next"]').click()
    expect(page.locator("html")).to_have_attribute("data-step", "plan.format")
    expect(page.locator("[data-cheer]")).to_be_hidden()
