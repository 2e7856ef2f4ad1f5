"""Hears what pages complain of in their console."""

from playwright.sync_api import BrowserContext, ConsoleMessage


class Complaints:
    """Collects errors of pages; where the network is away, only what asks the server may fail."""

    def __init__(self) -> None:
        self.unexpected: list[str] = []
        self._expected: list[str] = []

    def expect(self, words: str) -> None:
        """Errors that hold these words belong to the test."""
        self._expected.append(words)

    def listen_to(self, context: BrowserContext) -> None:
        context.on("console", self._said)
        context.on("weberror", lambda error: self.unexpected.append(str(error.error)))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        asked = message.location["url"]
        failed = message.text.startswith("Failed to load resource:")
        if failed and ("/api/" in asked or asked.endswith("/sw.js")):
            return
        said = f"{message.text} ({asked})"
        if not any(words in said for words in self._expected):
            self.unexpected.append(said)
