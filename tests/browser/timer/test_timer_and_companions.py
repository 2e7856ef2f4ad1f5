"""A session's timer goes on while a companion is on the screen."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    text,
    wait_listening,
    wait_saved,
    wait_until,
)
from tests.browser.support.companions import open_companion
from tests.browser.support.form import write
from tests.browser.support.steps import go_to
from tests.browser.support.timers import press, timer, wake_locks


def test_it_goes_on_while_a_companion_is_open(phone: Page) -> None:
    press(phone, "strength", "toggle")
    phone.clock.fast_forward(8 * 60_000)
    open_companion(phone, "ladder")
    phone.clock.run_for(2 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (1, 1)
    assert wake_locks(phone) == 1
    go_to(phone, "strength")
    expect(timer(phone, "strength")).to_have_attribute("data-state", "running")
    phone.clock.fast_forward(3 * 60_000)
    open_companion(phone, "ladder")
    phone.clock.run_for(2 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (3, 2)
    assert wake_locks(phone) == 0


def test_it_goes_on_after_a_reload_at_a_companion(phone: Page) -> None:
    press(phone, "strength", "toggle")
    write(phone, "strength.topic", "Juggling")
    phone.clock.fast_forward(8 * 60_000)
    open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    wait_saved(phone, "server")
    phone.reload()
    wait_listening(phone)
    wait_until(phone, "() => window.locks.filter((lock) => !lock.released).length === 1")
    phone.clock.run_for(2 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (1, 1)


def test_it_ends_when_its_session_is_deleted_while_a_companion_is_open(phone: Page) -> None:
    press(phone, "strength", "toggle")
    phone.clock.fast_forward(8 * 60_000)
    open_companion(phone, "ladder")
    wait_until(phone, "() => window.locks.filter((lock) => !lock.released).length === 1")
    go_to(phone, "settings")
    phone.locator('[data-action="delete-all"]').click()
    phone.locator('dialog [data-answer="all"]').click()
    expect(phone.locator("[data-toasts]")).to_have_text(text(phone, "delete.all.done"))
    open_companion(phone, "ladder")
    phone.clock.run_for(2 * 60_000)
    assert phone.evaluate("window.tones") == 0
    assert wake_locks(phone) == 0
