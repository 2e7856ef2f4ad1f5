"""The phone lies on the table between two people, and each can read the question."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app
from tests.browser.support.server import Server


def test_the_question_can_be_read_from_both_sides_of_a_table(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#strength.topic")
    page.locator('[data-action="table"]').click()
    for side in ("far", "near"):
        expect(page.locator(f"[data-table-{side}]")).to_have_text("Which one do you pick?")
    assert (
        page.locator("[data-table-far]").evaluate("one => getComputedStyle(one).rotate") == "180deg"
    )
    page.locator("[data-table-close]").click()
    expect(page.locator("[data-table]")).to_be_hidden()
