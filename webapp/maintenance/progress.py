"""How far long work has come, told to whoever shows it."""

from typing import Protocol


class Progress(Protocol):
    """Is told of each session."""

    def begin(self, total: int) -> None:
        """So many sessions come now, as far as is known."""

    def step(self) -> None:
        """One more has been reached."""


class Silent:
    """Shows nothing."""

    def begin(self, total: int) -> None:
        """Do nothing."""

    def step(self) -> None:
        """Do nothing."""


SILENT = Silent()
