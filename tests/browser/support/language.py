"""Chooses the language of the page, as a finger does."""

from playwright.sync_api import Page

# The row of languages may be wider than the phone.
SWIPE = """link => {
  const [own, row] = [link, link.parentElement].map((part) => part.getBoundingClientRect());
  link.parentElement.scrollLeft += own.left - row.left;
}"""


def choose_language(page: Page, code: str) -> None:
    """Tap a language; Playwright's own click would scroll the page."""
    link = page.locator(f'[data-lang="{code}"]')
    link.evaluate(SWIPE)
    box = link.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(f'html[lang="{code}"]').wait_for(state="attached")
