"""A timer keeps true time while the phone is locked, closed or wrong about the time."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import (
    open_app,
    start_session,
    wait_ready_for_offline,
    wait_saved,
)
from tests.browser.support.form import field
from tests.browser.support.language import choose_language
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server, kill
from tests.browser.support.steps import go_to, wait_for_step
from tests.browser.support.timers import block_sync, digits, look_away, press, seconds, timer

pytestmark = pytest.mark.worker


def test_it_keeps_true_time_through_lock_reload_and_language_switch(phone: Page) -> None:
    block_sync(phone)
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


def test_two_phones_with_different_clocks_show_the_same_time(
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
    wait_for_step(other, "start.names")
    go_to(other, "strength")
    go_to(page, "strength")
    press(page, "strength", "toggle")
    expect(timer(other, "strength")).to_have_attribute("data-state", "running")
    # However long it takes us to look: the other phone is between two looks at this one.
    before = seconds(page, "strength")
    there = seconds(other, "strength")
    after = seconds(page, "strength")
    assert before - 4 <= there <= after + 4
    press(other, "strength", "toggle")
    expect(timer(page, "strength")).to_have_attribute("data-state", "paused")
    expect(digits(page, "strength")).to_have_text(digits(other, "strength").text_content() or "")


def test_it_keeps_running_while_the_browser_is_closed(
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
