"""Chooses the languages of the page, as a finger does."""

from playwright.sync_api import Locator, Page

from tests.browser.support.app import wait_listening


def tap(target: Locator) -> None:
    """Tap where it stands; Playwright's own tap would scroll the page."""
    box = target.bounding_box()
    assert box
    target.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def open_languages(page: Page) -> None:
    """Open the sheet of languages, unless it is open."""
    if not page.locator(".languages details[open]").count():
        tap(page.locator('[data-action="languages"]'))
        page.locator(".languages .sheet").wait_for()


def pick_language(page: Page, code: str) -> None:
    """Two taps: the sheet, the language. Whether it comes is another matter."""
    open_languages(page)
    link = page.locator(f'[data-lang="{code}"]')
    link.evaluate("link => link.scrollIntoView({ block: 'nearest' })")
    tap(link)


def choose_language(page: Page, code: str) -> None:
    """Change the language of the page, and wait until it has changed."""
    pick_language(page, code)
    page.locator(f'html[lang="{code}"]').wait_for(state="attached")


def switch_language(page: Page, code: str) -> None:
    """Change it without the sheet, which is quicker: for where the way there doesn't matter."""
    page.evaluate('code => document.querySelector(`[data-lang="${code}"]`).click()', code)
    page.locator(f'html[lang="{code}"]').wait_for(state="attached")


def choose_second(page: Page, code: str) -> None:
    """Have a second language with the first one; or no more, where it is on."""
    wait_listening(page)
    open_languages(page)
    page.locator(f'[data-add-language="{code}"]').click()
    page.locator('[data-action="close-languages"]').click()
