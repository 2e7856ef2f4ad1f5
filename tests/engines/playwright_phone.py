"""A phone whose browser Playwright drives."""

from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, ViewportSize

SIZE: ViewportSize = {"width": 360, "height": 800}


class PlaywrightPhone:
    """A context of a browser, which has a store and workers of its own."""

    unsettled: type[Exception] = Error

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._tab: Page = context.new_page()

    def open(self, address: str) -> None:
        self._tab.goto(address, wait_until="commit")

    def reload(self) -> None:
        self._tab.reload(wait_until="commit")

    def another_tab(self) -> None:
        closed, self._tab = self._tab, self._context.new_page()
        closed.close()

    def run(self, function: str, *given: object) -> Any:  # noqa: ANN401 - as Phone
        return self._tab.evaluate(f"given => ({function})(...given)", list(given))

    def press(self, selector: str) -> None:
        self._tab.locator(selector).click()

    def type(self, words: str) -> None:
        self._tab.keyboard.type(words)

    def paste(self) -> None:
        self._tab.keyboard.press("Control+v")

    def picture(self, selector: str) -> bytes:
        return self._tab.locator(selector).screenshot()

    def close(self) -> None:
        self._context.close()
