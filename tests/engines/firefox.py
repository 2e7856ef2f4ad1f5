"""Firefox ESR, the one that the system installs, driven by Playwright."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.engines.phone import Absent, Phone
from tests.engines.playwright_phone import SIZE, PlaywrightPhone

PACKAGES = ("firefox-esr",)
NAMES = ("firefox-esr", "firefox")
# Playwright's own channel for a Firefox that Playwright didn't build.
CHANNEL = "moz-firefox"


@contextmanager
def firefox() -> Iterator[Callable[[], Phone]]:
    """Start Firefox, and provide a function that opens a phone. Raises Absent if there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise Absent("Firefox isn't here: apt-get install firefox-esr")
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(channel=CHANNEL, executable_path=path)
        yield lambda: PlaywrightPhone(browser.new_context(viewport=SIZE, locale="en-GB"))
        browser.close()
