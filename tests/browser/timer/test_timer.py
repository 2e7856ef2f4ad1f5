"""Each phase has a timer that can be started, paused, lengthened and reset."""

import re

from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    open_app,
    start_session,
)
from tests.browser.support.axe import faults
from tests.browser.support.form import field
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.timers import block_sync, digits, press, seconds, timer

LENGTHS = {
    "explain": "5 minutes",
    "strength": "10–15 minutes",
    "plan": "10–15 minutes",
    "lead": "15–30 minutes",
    "reflect": "10 minutes",
}


def test_each_phase_has_its_length(phone: Page) -> None:
    for phase, length in LENGTHS.items():
        go_to(phone, phase)
        expect(timer(phone, phase).locator(".length")).to_have_text(length)


def test_it_can_be_started_paused_lengthened_and_reset(phone: Page) -> None:
    block_sync(phone)
    phone.clock.run_for(10_000)
    assert seconds(phone, "strength") == 0
    press(phone, "strength", "toggle")
    phone.clock.run_for(60_000)
    expect(digits(phone, "strength")).to_have_text(re.compile(r"^1:[0-2]\d$"))
    press(phone, "strength", "toggle")
    stood = seconds(phone, "strength")
    phone.clock.run_for(120_000)
    assert seconds(phone, "strength") == stood
    press(phone, "strength", "more")
    expect(timer(phone, "strength").locator(".length")).to_have_text("10–20 minutes")
    press(phone, "strength", "toggle")
    phone.clock.run_for(60_000)
    expect(digits(phone, "strength")).to_have_text(re.compile(r"^2:[0-4]\d$"))
    press(phone, "strength", "again")
    expect(digits(phone, "strength")).to_have_text("0:00")


def test_an_open_timer_moves_nothing_and_blocks_nothing(phone: Page) -> None:
    go_to(phone, "strength.topic")
    question = phone.locator('[data-prompt="strength.topic"] h2')
    before = question.bounding_box()
    ring = timer(phone, "strength").get_by_role("button", name="Time for this phase")
    ring.click()
    expect(ring).to_have_attribute("aria-expanded", "true")
    press(phone, "strength", "toggle")
    phone.locator(".top-bar").click(position={"x": 2, "y": 2})  # beside the card
    expect(digits(phone, "strength")).to_be_hidden()
    ring.click()
    phone.keyboard.press("Escape")
    expect(digits(phone, "strength")).to_be_hidden()
    expect(ring).to_be_focused()
    assert question.bounding_box() == before
    phone.clock.fast_forward(20 * 60_000)
    assert seconds(phone, "strength") == 15 * 60
    assert question.bounding_box() == before
    field(phone, "strength.topic").fill("memes")
    phone.locator('[data-action="next"]').click()
    expect(phone.locator("html")).to_have_attribute("data-step", "plan.format")


def test_screen_readers_hear_its_name_in_their_language_but_no_seconds(phone: Page) -> None:
    press(phone, "strength", "toggle")
    group = timer(phone, "strength").get_by_role("group")
    expect(group).to_have_attribute("aria-label", "Time for this phase")
    expect(digits(phone, "strength")).to_have_attribute("aria-live", "off")
    live = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]"
    assert timer(phone, "strength").locator(live).count() == 0
    phone.clock.run_for(60_000)
    expect(phone.locator("[data-timer-said]")).to_have_text("")
    choose_language(phone, "ar")
    expect(timer(phone, "strength").locator(".length")).to_have_text("10–15 دقيقة")
    expect(group).to_have_attribute("aria-label", "وقت هذه المرحلة")
    expect(digits(phone, "strength")).to_have_attribute("dir", "ltr")
    for part in (".ring", "[role=timer]"):
        shown = timer(phone, "strength").locator(part).first
        assert shown.evaluate("one => getComputedStyle(one).scale") == "none"
    choose_language(phone, "uk")
    expect(timer(phone, "strength").locator(".length")).to_have_text("10–15 хвилин")


def test_it_is_accessible_and_has_no_animation(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="no-preference")
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "explain")
    press(page, "explain", "toggle")
    assert faults(page, ["explain"]) == {}
    go_to(page, "explain.both_ways")
    timer(page, "explain").locator('[data-action="timer"]').click()
    assert timer(page, "explain").evaluate("one => one.getAnimations({ subtree: true })") == []
    assert faults(page, ["explain.both_ways"]) == {}
