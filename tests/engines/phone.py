"""What a test asks of a phone, whatever engine its browser is made of."""

from typing import Any, Protocol


class Phone(Protocol):
    """A browser with a store of its own, and one tab open."""

    unsettled: type[Exception]
    """What is raised while the tab is on its way from one page to another."""

    def open(self, address: str) -> None:
        """Open an address in the tab."""

    def reload(self) -> None:
        """Reload the tab's page, as the browser's button does."""

    def another_tab(self) -> None:
        """Close the tab, and open an empty one."""

    def run(self, function: str, *given: object) -> Any:  # noqa: ANN401 - whatever the page says
        """Run a function in the page, and return its result."""

    def press(self, selector: str) -> None:
        """Press what is there, as a finger or a mouse does."""

    def type(self, words: str) -> None:
        """Type into whatever has the focus."""

    def paste(self) -> None:
        """Paste what the clipboard holds into whatever has the focus."""

    def picture(self, selector: str) -> bytes:
        """A picture of what is there, as PNG."""

    def close(self) -> None:
        """Close the browser, which deletes what it stored."""


class Absent(Exception):  # noqa: N818 - it is no mistake
    """The engine isn't on this machine; says how to get it."""
