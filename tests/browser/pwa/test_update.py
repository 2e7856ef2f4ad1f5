"""A new version waits until nobody is in the middle of something, or somebody presses update."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    open_app,
    start_session,
    wait_ready_for_offline,
    wait_until,
)
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.updates import (
    check_for_update,
    upgrade,
    wait_for_new_version,
    wait_for_offer,
)

# The word to the waiting worker stays on its way until it is let go.
SLOW_WORD = """
  const { postMessage } = ServiceWorker.prototype;
  ServiceWorker.prototype.postMessage = function (data, ...rest) {
    const send = () => postMessage.call(this, data, ...rest);
    if (data === "take over") window.letGo = send;
    else send();
  };
"""
# The first word to the waiting worker is lost, as where a busy phone fails to start the worker.
LOST_WORD = """
  const { postMessage } = ServiceWorker.prototype;
  window.lost = 0;
  ServiceWorker.prototype.postMessage = function (data, ...rest) {
    if (data === "take over" && !window.lost) window.lost += 1;
    else postMessage.call(this, data, ...rest);
  };
"""
CONTROLLED_ANEW = """() => new Promise((changed) => {
  navigator.serviceWorker.addEventListener("controllerchange", () => changed());
  window.letGo();
})"""


def test_a_new_version_waits_while_a_session_is_on_the_screen(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    session = start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("half a wo")
    page.evaluate("() => { window.same = true; }")
    upgrade(older, newer)
    check_for_update(page)
    wait_for_offer(page)
    assert page.evaluate("window.same") is True
    expect(page.locator("html")).not_to_have_attribute("data-newer", "")
    page.locator('[data-action="update"]').click()
    wait_for_new_version(page)
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
    expect(page.locator("html")).to_have_attribute("data-session", session)


def test_a_new_version_loads_by_itself_where_no_session_is_open(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    upgrade(older, newer)
    check_for_update(page)
    wait_for_new_version(page)
    expect(page.get_by_role("heading", name="Newer and newer.")).to_be_visible()


def test_a_new_version_does_not_disturb_a_session_that_begins_meanwhile(
    page: Page, older: Server, newer: Path
) -> None:
    page.add_init_script(SLOW_WORD)
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    upgrade(older, newer)
    check_for_update(page)
    wait_until(page, "() => !!window.letGo")
    session = start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("half a wo")
    page.evaluate(CONTROLLED_ANEW)
    expect(page.locator("html")).not_to_have_attribute("data-newer", "")
    page.locator('[data-action="update"]').click()
    wait_for_new_version(page)
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
    expect(page.locator("html")).to_have_attribute("data-session", session)


def test_a_press_loads_the_new_version_though_the_worker_misses_the_first_word(
    page: Page, older: Server, newer: Path
) -> None:
    page.add_init_script(LOST_WORD)
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    upgrade(older, newer)
    check_for_update(page)
    wait_for_offer(page)
    page.locator('[data-action="update"]').click()
    wait_for_new_version(page)


def test_an_old_page_can_switch_language_while_a_new_version_waits(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    upgrade(older, newer)
    check_for_update(page)
    wait_for_offer(page)
    page.evaluate("() => { window.same = true; }")
    choose_language(page, "nl")
    assert page.evaluate("window.same") is True


def test_a_new_version_that_was_fetched_starts_without_a_network(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("half a wo")
    upgrade(older, newer)
    check_for_update(page)
    wait_for_offer(page)
    older.stop()
    page.locator('[data-action="update"]').click()
    wait_for_new_version(page)
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
