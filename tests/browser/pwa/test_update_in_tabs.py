"""A new version comes to each tab when nobody in it is in the middle of something."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    open_app,
    start_session,
    wait_ready_for_offline,
)
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.updates import (
    WAITING,
    check_for_update,
    upgrade,
    wait_for_new_version,
    wait_for_offer,
)


@pytest.fixture
def two_tabs(page: Page, older: Server, newer: Path) -> tuple[Page, Page]:
    """One at home and one in the middle of a session, while a new version waits."""
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    go_to(page, "home")
    busy = page.context.new_page()
    open_app(busy, f"{older.address}/en/#strength.topic")
    wait_ready_for_offline(busy)
    busy.locator('[data-field="strength.topic"]').fill("half a wo")
    upgrade(older, newer)
    check_for_update(page)
    wait_for_offer(busy)
    return page, busy


def test_all_idle_tabs_load_the_new_version(page: Page, older: Server, newer: Path) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    other = page.context.new_page()
    open_app(other, f"{older.address}/en/")
    wait_ready_for_offline(other)
    upgrade(older, newer)
    check_for_update(page)
    wait_for_new_version(page)
    wait_for_new_version(other)


def test_an_idle_tab_waits_for_a_session_in_another_tab(two_tabs: tuple[Page, Page]) -> None:
    idle, busy = two_tabs
    wait_for_offer(idle)
    go_to(idle, "tips")
    go_to(idle, "home")
    assert idle.evaluate(WAITING) is True
    expect(idle.locator("html")).not_to_have_attribute("data-newer", "")
    go_to(busy, "home")
    wait_for_new_version(busy)
    wait_for_new_version(idle)


def test_pressing_update_changes_each_tab_separately(two_tabs: tuple[Page, Page]) -> None:
    pressed, busy = two_tabs
    busy.evaluate("() => { window.same = true; }")
    pressed.locator('[data-action="update"]').click()
    wait_for_new_version(pressed)
    assert busy.evaluate("window.same") is True
    busy.locator('[data-action="update"]').click()
    wait_for_new_version(busy)
    expect(busy.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
