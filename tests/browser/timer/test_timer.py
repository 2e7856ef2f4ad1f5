"""Each phase has a timer that keeps true time, in nobody's way, and the same on both phones."""

import json
import re
from collections.abc import Callable
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import (
    open_app,
    start_session,
    text,
    wait_listening,
    wait_ready_for_offline,
    wait_saved,
    wait_until,
)
from tests.browser.support.axe import faults
from tests.browser.support.companions import open_companion
from tests.browser.support.form import field, write
from tests.browser.support.language import choose_language
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server, kill
from tests.browser.support.steps import go_to, wait_for_step
from tests.browser.support.timers import SENSES, awake, digits, look_away, press, seconds, timer

LENGTHS = {
    "explain": "5 minutes",
    "strength": "10–15 minutes",
    "plan": "10–15 minutes",
    "lead": "15–30 minutes",
    "reflect": "10 minutes",
}


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    """A phone with a clock of ours, at the cover of phase 2."""
    page.add_init_script(SENSES)
    page.clock.install()
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength")
    expect(digits(page, "strength")).to_have_text("0:00")
    return page


def be_alone(page: Page) -> None:
    """Meet no server: to a phone that hears its clock, a jump of ours is a clock put wrong."""
    page.context.route("**/api/**", lambda route: route.abort())


def test_each_phase_has_its_length(phone: Page) -> None:
    for phase, length in LENGTHS.items():
        go_to(phone, phase)
        expect(timer(phone, phase).locator(".length")).to_have_text(length)


def test_it_runs_pauses_gets_longer_and_begins_anew(phone: Page) -> None:
    be_alone(phone)
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


def test_it_stops_nobody_and_the_question_stays_where_it_is(phone: Page) -> None:
    go_to(phone, "strength.topic")
    question = phone.locator('[data-prompt="strength.topic"] h2')
    before = question.bounding_box()
    ring = timer(phone, "strength").get_by_role("button", name="Time for this phase")
    ring.click()
    expect(ring).to_have_attribute("aria-expanded", "true")
    press(phone, "strength", "toggle")
    phone.locator(".bar").click(position={"x": 2, "y": 2})  # beside the card
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
    expect(phone.locator("html")).to_have_attribute("data-step", "plan")


def test_it_keeps_true_time_over_lock_reload_and_language(phone: Page) -> None:
    be_alone(phone)
    press(phone, "strength", "toggle")
    look_away(phone, hidden=True)
    phone.clock.fast_forward(7 * 60_000)
    look_away(phone, hidden=False)
    expect(digits(phone, "strength")).to_have_text(re.compile(r"^7:[0-2]\d$"))
    choose_language(phone, "nl")
    expect(timer(phone, "strength").locator(".length")).to_have_text("10–15 minuten")
    phone.clock.fast_forward(60_000)
    expect(digits(phone, "strength")).to_have_text(re.compile(r"^8:[0-4]\d$"))
    wait_saved(phone, "phone")
    phone.reload()
    phone.clock.fast_forward(60_000)
    expect(digits(phone, "strength")).to_have_text(re.compile(r"^9:[0-5]\d$"))


def test_it_rings_softly_at_each_end_and_only_there(phone: Page) -> None:
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


def test_sound_and_buzzing_can_be_switched_off(phone: Page) -> None:
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


def test_an_end_that_was_slept_through_rings_no_more(phone: Page) -> None:
    press(phone, "strength", "toggle")
    look_away(phone, hidden=True)
    phone.clock.fast_forward(13 * 60_000)
    look_away(phone, hidden=False)
    expect(timer(phone, "strength").locator(".said")).to_have_text(text(phone, "timer.least"))
    assert phone.evaluate("window.tones") == 0


def test_the_screen_stays_on_while_it_runs_and_it_says_so(phone: Page) -> None:
    line = timer(phone, "strength").locator(".lit")
    expect(line).to_be_hidden()
    assert awake(phone) == 0
    press(phone, "strength", "toggle")
    expect(line).to_have_text(text(phone, "timer.awake"))
    look_away(phone, hidden=True)
    assert awake(phone) == 0
    look_away(phone, hidden=False)
    expect(line).to_have_text(text(phone, "timer.awake"))
    assert awake(phone) == 1
    press(phone, "strength", "toggle")
    expect(line).to_be_hidden()
    assert awake(phone) == 0


def test_it_goes_on_while_a_companion_is_looked_at(phone: Page) -> None:
    press(phone, "strength", "toggle")
    phone.clock.fast_forward(8 * 60_000)
    open_companion(phone, "ladder")
    phone.clock.run_for(2 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (1, 1)
    assert awake(phone) == 1
    go_to(phone, "strength")
    expect(timer(phone, "strength")).to_have_attribute("data-state", "running")
    phone.clock.fast_forward(3 * 60_000)
    open_companion(phone, "ladder")
    phone.clock.run_for(2 * 60_000)
    assert (phone.evaluate("window.tones"), phone.evaluate("window.buzzes")) == (3, 2)
    assert awake(phone) == 0


def test_it_goes_on_though_the_app_is_opened_anew_at_a_companion(phone: Page) -> None:
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


def test_it_ends_with_its_session_also_while_a_companion_is_looked_at(phone: Page) -> None:
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
    assert awake(phone) == 0


def test_a_phone_that_may_not_stay_on_claims_nothing(page: Page, server: Server) -> None:
    page.add_init_script(
        "navigator.wakeLock.request = () => Promise.reject(new Error('battery low'));"
    )
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength")
    press(page, "strength", "toggle")
    expect(digits(page, "strength")).to_have_text("0:01")
    expect(timer(page, "strength").locator(".lit")).to_be_hidden()


COUNT_TICKS = """() => {
  window.ticks = 0;
  const [timeout, interval] = [window.setTimeout, window.setInterval];
  const counted = (work) => () => { window.ticks += 1; work(); };
  window.setTimeout = (work, pause) => timeout(counted(work), pause);
  window.setInterval = (work, pause) => interval(counted(work), pause);
}"""


def ticks_in_a_minute(page: Page) -> int:
    page.evaluate("window.ticks = 0")
    page.clock.run_for(60_000)
    count: int = page.evaluate("window.ticks")
    return count


def come_to_rest(page: Page) -> None:
    """Let what began before end, as reading the other languages does; then nothing ticks."""
    end = monotonic() + 15
    while ticks := ticks_in_a_minute(page):
        assert monotonic() < end, f"{ticks} ticks in a minute"


def test_without_a_running_timer_nothing_ticks(phone: Page) -> None:
    phone.evaluate(COUNT_TICKS)
    wait_ready_for_offline(phone)
    come_to_rest(phone)
    press(phone, "strength", "toggle")
    assert ticks_in_a_minute(phone) > 55
    # Out of sight it waits for its next end alone.
    look_away(phone, hidden=True)
    wait_saved(phone, "server")
    come_to_rest(phone)
    look_away(phone, hidden=False)
    assert seconds(phone, "strength") < 600
    press(phone, "strength", "toggle")
    wait_saved(phone, "server")
    come_to_rest(phone)


@pytest.mark.parametrize("step", ["strength", "strength.topic"])
def test_a_tick_lays_out_its_digits_and_nothing_else(
    phone: Page, browser: Browser, step: str
) -> None:
    press(phone, "strength", "toggle")
    go_to(phone, step)
    wait_saved(phone, "server")
    phone.clock.run_for(2000)
    phone.evaluate("document.body.offsetHeight")
    browser.start_tracing(page=phone, categories=["devtools.timeline"])
    for _ in range(3):
        phone.clock.run_for(1000)
        phone.evaluate("document.body.offsetHeight")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    laid_out = [event["args"]["beginData"] for event in events if event["name"] == "Layout"]
    assert laid_out
    assert [data for data in laid_out if data["totalObjects"] > 30] == []


def test_it_speaks_the_language_but_no_seconds(phone: Page) -> None:
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


def test_it_is_accessible_in_every_state_and_never_moves_by_itself(
    page: Page, server: Server
) -> None:
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


def test_both_phones_show_the_same_timer_though_their_clocks_differ(
    page: Page, new_context: CreateContextCallback, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    wait_saved(page, "server")
    go_to(page, "share")
    other = new_context(locale="nl-NL").new_page()
    wrong = page.evaluate("Date.now()") / 1000 + 20 * 60
    other.clock.install(time=wrong)
    other.goto(read_code(page, "[data-link-code]"))
    wait_for_step(other, "start")
    go_to(other, "strength")
    go_to(page, "strength")
    press(page, "strength", "toggle")
    expect(timer(other, "strength")).to_have_attribute("data-state", "running")
    expect(digits(other, "strength")).to_have_text(re.compile(r"^0:[0-2]\d$"))
    assert abs(seconds(other, "strength") - seconds(page, "strength")) <= 4
    press(other, "strength", "toggle")
    expect(timer(page, "strength")).to_have_attribute("data-state", "paused")
    expect(digits(page, "strength")).to_have_text(digits(other, "strength").text_content() or "")


def test_it_ran_on_while_the_browser_was_dead_also_without_a_network(
    open_browser: Callable[[], BrowserContext],
    server: Server,
) -> None:
    first = open_browser()
    page = first.new_page()
    page.clock.install(time="2026-11-27T10:00:00")
    open_app(page, f"{server.address}/en/")
    wait_ready_for_offline(page)
    server.stop()
    start_session(page)
    go_to(page, "strength")
    press(page, "strength", "toggle")
    wait_saved(page, "phone")
    kill(first)

    again = open_browser()
    page = again.new_page()
    page.clock.install(time="2026-11-27T10:08:00")
    open_app(page, f"{server.address}/en/#strength")
    expect(digits(page, "strength")).to_have_text(re.compile(r"^[78]:\d\d$"))
    expect(timer(page, "strength")).to_have_attribute("data-state", "running")
    again.close()
