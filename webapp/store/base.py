"""What a store of sessions does."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
ID = re.compile(r"[a-z2-7]{26}", re.ASCII)


class UnknownSessionError(LookupError):
    """There is no session with this id, or the key isn't its own."""


class SessionDeletedError(LookupError):
    """The session was deleted and must not come back."""


class StoreUnavailableError(RuntimeError):
    """The store can't read or write at this time; what it held is unchanged."""


@dataclass(frozen=True)
class Record:
    """A session as it is kept.

    `created` and `updated` are times in UTC (`2026-11-27T10:30:00Z`), `fields` is what people can
    read, `state` the exact Yjs document, `key_sha256` the hash of the key in hexadecimal digits.
    """

    id: str
    key_sha256: str
    created: str
    updated: str
    fields: dict[str, object]
    state: bytes


class Entry(Protocol):
    """One session's place in the store, to be used only while `Store.open` holds it."""

    @property
    def record(self) -> Record | None:
        """The session, or None if the store has none that it can read."""

    def save(self, record: Record) -> None:
        """Keep the session; returns when it is on disk. Raises OSError."""

    def confirm(self) -> None:
        """Return when what `record` shows is on disk, whoever wrote it. Raises OSError."""

    def delete(self) -> None:
        """Remove the session and remember that it was deleted. Raises OSError."""

    def expire(self) -> None:
        """Remove the session; a phone that still has it may bring it back. Raises OSError."""

    def set_aside(self, reason: str) -> None:
        """Move a session that can't be read or merged out of the way. Raises OSError."""


class Store(Protocol):
    """Keeps sessions by their ids."""

    def open(self, session_id: str) -> AbstractContextManager[Entry]:
        """Hold a session's place against all other threads and processes.

        Raises UnknownSessionError if `session_id` has not the form of an id, SessionDeletedError,
        and StoreUnavailableError for every OSError inside.
        """

    @property
    def used(self) -> int:
        """The bytes that all sessions take, as far as is known."""

    def clean(self) -> None:
        """Remove what interrupted writes left behind; once, at the start. Raises OSError."""

    def measure(self) -> None:
        """Measure again how much all sessions take, whoever wrote them. Raises OSError."""

    def expire(self, before: datetime) -> int:
        """Remove all that wasn't changed since `before`, and return the number of sessions.

        Several processes may do so at once. Raises StoreUnavailableError, OSError.
        """


def moment(when: datetime) -> str:
    """A time as records have it, in UTC; such texts sort by time."""
    return when.astimezone(UTC).strftime(MOMENT)


def is_id(text: str) -> bool:
    """Whether a text has the form of a session's id or key: 128 random bits in base32."""
    return ID.fullmatch(text) is not None
