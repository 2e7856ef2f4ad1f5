"""A timer rings and buzzes softly when its time is up, unless that is switched off."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    text,
)
from tests.browser.support.steps import go_to
from tests.browser.support.timers import digits, look_away, press, timer


def test_it_rings_at_the_shortest_and_the_longest_time(phone: Page) -> None:
    press(phone, "strength", "toggle")
    phone.clock.fast_forward(9 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (0, 0)
    phone.clock.run_for(60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (1, 1)
    expect(phone.locator("[data-timer-said]")).to_have_text(text(phone, "timer.least"))
    phone.clock.fast_forward(4 * 60_000)
    phone.clock.run_for(60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (3, 2)
    expect(phone.locator("[data-timer-said]")).to_have_text(text(phone, "timer.most"))
    phone.clock.run_for(5 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (3, 2)


def test_sounds_and_buzzing_can_be_switched_off(phone: Page) -> None:
    go_to(phone, "settings")
    phone.get_by_label("Soft sounds").uncheck()
    phone.get_by_label("Buzzing").uncheck()
    go_to(phone, "strength")
    press(phone, "strength", "toggle")
    for _ in range(8):  # never so late that it wouldn't ring
        phone.clock.fast_forward(2 * 60_000)
        phone.clock.run_for(1000)
    expect(digits(phone, "strength")).to_have_text("15:00")
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (0, 0)


def test_it_does_not_ring_late_after_the_phone_was_locked(phone: Page) -> None:
    press(phone, "strength", "toggle")
    look_away(phone, hidden=True)
    phone.clock.fast_forward(13 * 60_000)
    look_away(phone, hidden=False)
    expect(timer(phone, "strength").locator(".said")).to_have_text(text(phone, "timer.least"))
    assert phone.evaluate("window.tones") == 0
