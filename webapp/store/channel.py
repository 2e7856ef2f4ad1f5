"""How the servers that share a store tell each other at once what is new in a session.

A store on one machine's disk has none: there one process serves all phones.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

FORM = re.compile(r"([a-z])([0-9a-f]{32})(?:#([0-9]{1,18}))?(?::([\w=-]+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Notice:
    """A word to other workers about a session, which stands there by its digest.

    `text` goes with it for all to see, so it holds nothing that anybody wrote; `content` may, and
    reaches only those it is for, by its `number`. It is None where it was there and is gone.
    """

    kind: str
    session: str
    text: str = ""
    number: int = 0
    content: bytes | None = None

    def __str__(self) -> str:
        """The notice without its content."""
        number = f"#{self.number}" if self.number else ""
        return f"{self.kind}{self.session}{number}{self.text and ':'}{self.text}"

    @classmethod
    def parsed(cls, text: str) -> Self | None:
        """What `str` made of one, None for anything else."""
        found = FORM.fullmatch(text)
        return cls(found[1], found[2], found[4] or "", int(found[3] or 0)) if found else None

    def having(self, content: bytes | None) -> Self:
        """The same with its content."""
        return replace(self, content=content)


# Whose notice it is, and the notice.
Hear = Callable[[str, Notice], None]


class Channel(Protocol):
    """The way to the other workers, each of which has a name."""

    def open(self, hear: Hear, miss: Callable[[], None]) -> None:
        """Begin to listen; both functions are called in threads of the channel's own.

        `miss` says that notices may have been missed, as before it listened. To be called once.
        """

    def send(self, notice: Notice, to: Sequence[str] = ()) -> None:
        """Tell these workers, or all others, soon. It never waits; what can't be told is missed."""

    def forget(self, session: str, number: int) -> None:
        """Remove what this worker sent as content of a session, up to this number, soon."""

    def close(self) -> None:
        """Tell what waits, and end."""


def digest(session_id: str) -> str:
    """What stands for a session among workers: half of the SHA-256 of its id, in hexadecimal."""
    return hashlib.sha256(session_id.encode()).hexdigest()[:32]
