"""Kills a browser as a phone does: all of its processes at once, without warning."""

import os
import signal
from collections.abc import Callable

from playwright.sync_api import BrowserContext


def killer_of(browser: BrowserContext) -> Callable[[], None]:
    """A function that kills the browser at once; finding its processes takes a while."""
    (main,) = browser_processes(browser)
    # Playwright starts each browser in a process group of its own, maybe by a script.
    group = os.getpgid(main)
    assert group != os.getpgid(0)
    return lambda: os.killpg(group, signal.SIGKILL)


def browser_processes(browser: BrowserContext) -> list[int]:
    assert browser.browser
    answer = browser.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return [one["id"] for one in answer["processInfo"] if one["type"] == "browser"]
