"""The screen stays on while a timer runs, and the app says so."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    open_app,
    start_session,
    text,
)
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.timers import digits, look_away, press, timer, wake_locks


def test_the_screen_stays_on_while_a_timer_runs_and_the_app_says_so(phone: Page) -> None:
    line = timer(phone, "strength").locator(".lit")
    expect(line).to_be_hidden()
    assert wake_locks(phone) == 0
    press(phone, "strength", "toggle")
    expect(line).to_have_text(text(phone, "timer.awake"))
    look_away(phone, hidden=True)
    assert wake_locks(phone) == 0
    look_away(phone, hidden=False)
    expect(line).to_have_text(text(phone, "timer.awake"))
    assert wake_locks(phone) == 1
    press(phone, "strength", "toggle")
    expect(line).to_be_hidden()
    assert wake_locks(phone) == 0


def test_the_app_does_not_claim_it_where_the_lock_is_refused(page: Page, server: Server) -> None:
    page.add_init_script(
        "navigator.wakeLock.request = () => Promise.reject(new Error('battery low'));"
    )
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength")
    press(page, "strength", "toggle")
    expect(digits(page, "strength")).not_to_have_text("0:00")
    expect(timer(page, "strength").locator(".lit")).to_be_hidden()
