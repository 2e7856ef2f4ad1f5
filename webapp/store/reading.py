"""Reads a store as a whole, for who moves it, backs it up or checks it: nothing is changed for it.

No lock is taken, so that no phone waits. Each session is seen as it was at one moment.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from webapp.store.base import Record
from webapp.store.stamps import Stamp

DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True)
class Damage:
    """What is wrong, and where: a file, or a row.

    `unread` says whether people's words may stand there that nobody can read.
    """

    where: str
    what: str
    unread: bool = True


@dataclass(frozen=True)
class SetAside:
    """A session as a sweep set it aside on a day (`2026-11-28`), with its earlier days."""

    day: str
    record: Record
    earlier: Mapping[str, bytes] = field(default_factory=dict)
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Kept:
    """All that is kept of one session; `earlier` and what is `aside`, the newest first, too.

    `damage` is what of it can't be read, `where` a file or a row.
    """

    id: str
    record: Record | None = None
    earlier: Mapping[str, bytes] = field(default_factory=dict)
    aside: tuple[SetAside, ...] = ()
    damage: tuple[Damage, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Tombstone:
    """A deleted session: the SHA-256 of its id in hexadecimal digits, and the day."""

    digest: str
    day: str


class Source(Protocol):
    """A store that is read as a whole, while servers and others change it."""

    def count(self) -> int:
        """How many sessions there are, also those that are set aside. Raises OSError."""

    def sessions(self) -> Iterator[tuple[str, Stamp | None]]:
        """The ids of all sessions, each with what differs once it changed; it holds nothing.

        None stands for what may change and look the same. An id may come more than once. One that
        is there from the beginning to the end comes, also where it is set aside or brought back
        meanwhile. Raises OSError.
        """

    def look(self, session_id: str) -> Kept:
        """All that is kept of a session; nothing of one that was deleted. Raises OSError."""

    def tombstones(self) -> Iterator[Tombstone]:
        """The deletions. Raises OSError."""

    def load_sweep_memory(self) -> str:
        """What the last sweep wanted remembered, empty if none did. Raises OSError."""

    def leftovers(self) -> Iterator[Damage]:
        """What stands there and is no part of a session that `look` shows. Raises OSError."""

    def close(self) -> None:
        """Let go of what it holds of the system."""
