"""A timer does no more work than it must: it ticks only while it runs and is seen."""

import json
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support.app import (
    wait_ready_for_offline,
    wait_saved,
)
from tests.browser.support.steps import go_to
from tests.browser.support.timers import (
    look_away,
    press,
    seconds,
)

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


@pytest.mark.worker
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
def test_a_tick_lays_out_only_its_digits(phone: Page, browser: Browser, step: str) -> None:
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
