"""The lists that are ticked off."""

from playwright.sync_api import Locator, Page


def items(page: Page, name: str) -> Locator:
    return page.locator(f'[data-ticks="{name}"] .tick')


def ticked(page: Page, name: str) -> list[str]:
    """What the list of that name has ticked off."""
    done = page.locator(f'[data-ticks="{name}"] .tick:has(:checked)')
    return [words.strip() for words in done.all_text_contents()]
