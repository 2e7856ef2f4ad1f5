"""A picture of every screen at phone size, in every language: `make screenshots`."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests import chromium
from webapp.languages import LANGUAGES

FOLDER = Path("screenshots")
PHONE = ViewportSize(width=390, height=844)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server with nothing in it."""
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as data,
        subprocess.Popen([*command, "--data", data], stdout=subprocess.PIPE, text=True) as process,
    ):
        try:
            assert process.stdout
            yield process.stdout.readline().removeprefix("Andersom is at ").split()[0]
        finally:
            process.terminate()


def take(browser: Browser, address: str, language: str) -> None:
    """Open a session, and take a picture of each screen in turn."""
    page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale=language)
    page.goto(f"{address}/{language}/")
    page.locator('[data-screen="home"]').wait_for()
    page.locator('[data-screen="home"] [data-action="start"]').first.click()
    page.locator('[data-screen="home"]').wait_for(state="hidden")
    screens = page.locator("[data-screen]").evaluate_all("all => all.map(s => s.dataset.screen)")
    for screen in screens:
        page.evaluate("screen => { location.hash = screen; }", screen)
        page.locator(f'[data-screen="{screen}"]').wait_for()
        page.screenshot(path=FOLDER / f"{language}-{screen}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_arguments())
        for language in LANGUAGES:
            take(browser, address, language)
        browser.close()
