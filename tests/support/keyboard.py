"""Types as a phone's keyboard does, which composes each word and puts it in when it is done."""

from playwright.sync_api import CDPSession, Page


class Keyboard:
    """A keyboard that composes, as most on Android do."""

    def __init__(self, page: Page) -> None:
        self.devtools: CDPSession = page.context.new_cdp_session(page)

    def compose(self, word: str) -> None:
        """Show a word, or more of it, as one that isn't done yet."""
        at = len(word)
        said = {"text": word, "selectionStart": at, "selectionEnd": at}
        self.devtools.send("Input.imeSetComposition", said)

    def compose_letters(self, word: str, known: int = 0) -> None:
        """Compose a word letter by letter; the first `known` letters stand there already."""
        for end in range(known + 1, len(word) + 1):
            self.compose(word[:end])

    def finish(self, word: str) -> None:
        """Put the word in."""
        self.devtools.send("Input.insertText", {"text": word})
