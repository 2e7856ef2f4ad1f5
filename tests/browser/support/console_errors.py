"""Collects the errors that pages write into their console."""

from playwright.sync_api import BrowserContext, ConsoleMessage


class ConsoleErrors:
    """All errors of a context's pages that no test allowed.

    Requests to the server may fail, since tests stop it: those errors don't count.
    """

    def __init__(self) -> None:
        self.unexpected: list[str] = []
        self._allowed: list[str] = []

    def allow(self, words: str) -> None:
        """Ignore errors that contain these words."""
        self._allowed.append(words)

    def listen_to(self, context: BrowserContext) -> None:
        context.on("console", self._on_message)
        context.on("weberror", lambda error: self._note(str(error.error)))

    def _on_message(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        url = message.location["url"]
        failed = message.text.startswith("Failed to load resource:")
        if failed and ("/api/" in url or url.endswith("/sw.js")):
            return
        if message.text.startswith("WebSocket connection to") and "/live' failed" in message.text:
            return
        self._note(f"{message.text} ({url})")

    def _note(self, error: str) -> None:
        if not any(words in error for words in self._allowed):
            self.unexpected.append(error)
