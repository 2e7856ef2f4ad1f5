"""What a store of sessions does."""

import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from webapp.store.channel import Channel
from webapp.store.counts import Counts
from webapp.store.stamps import Stamp

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
ID = re.compile(r"[a-z2-7]{26}", re.ASCII)


class UnknownSessionError(LookupError):
    """There is no session with this id, or the key isn't its own."""


class SessionDeletedError(LookupError):
    """The session was deleted and must not come back."""


class StoreUnavailableError(RuntimeError):
    """The store can't read or write at this time; what it held is unchanged."""


class NewerVersionError(StoreUnavailableError):
    """A newer version of Andersom wrote the session, which is to be left alone."""

    def __init__(self) -> None:
        super().__init__("a session was written by a newer version of Andersom")


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

    @property
    def stamp(self) -> Stamp | None:
        """What `Store.stamp` said before the session was read."""

    def save(self, record: Record) -> int:
        """Keep the session, and return by how many bytes of the disk it grew.

        It is on disk once `Store.open` is left without an error, at the latest; so is what the
        others do. Raises OSError.
        """

    def confirm(self) -> None:
        """See that what `record` shows is on disk, whoever wrote it. Raises OSError."""

    @property
    def aside(self) -> Record | None:
        """The session as it was when a sweep set it aside, None if none did. Raises OSError."""

    def earlier(self) -> Mapping[str, bytes]:
        """The session's state at the end of earlier days, by days (`2026-11-27`). Raises OSError.

        `save` keeps the last state of each day on which the session changed, for two weeks.
        """

    def bring_back(self, updated: str) -> None:
        """Make what was set aside the session again, as if it was changed at `updated`.

        Does nothing where there is a session, or none aside. Raises OSError.
        """

    def take_in(self, record: Record, days: Mapping[str, bytes]) -> None:
        """Keep a session as another store had it, with its own times. Raises OSError.

        Its earlier `days` come beside those that are here, which stay where both have the same.
        """

    def delete(self) -> None:
        """Remove the session, also what is aside, and remember the deletion. Raises OSError."""

    def expire(self, day: str) -> None:
        """Set the session aside, out of the way of readers and limits. Raises OSError.

        It then counts as unknown, until it is brought back or `Store.forget` forgets the day.
        """

    def quarantine(self, reason: str) -> None:
        """Move a session that can't be read or merged out of the way. Raises OSError."""


class Store(Protocol):
    """Keeps sessions by their ids."""

    @property
    def channel(self) -> Channel | None:
        """The way to the other workers that share the store, where there may be some."""

    def open(self, session_id: str) -> AbstractContextManager[Entry]:
        """Hold a session's place against all other threads and processes.

        What was done inside counts, also where the caller raises something afterwards. Raises
        UnknownSessionError if `session_id` has not the form of an id, SessionDeletedError, and
        StoreUnavailableError for every OSError inside: then nobody may be told that it was kept.
        """

    def stamp(self, session_id: str) -> Stamp | None:
        """What differs once the session changed or went, whoever did it; it holds nothing.

        None where that can't be told without reading the session.
        """

    @property
    def used(self) -> int:
        """The bytes of the disk that all sessions take, by all processes, as far as is known."""

    def check(self) -> None:
        """Write a little, and return once it is on disk, as a session would be. Raises OSError."""

    @property
    def counts(self) -> Counts | None:
        """The counts of all servers; None where each process counts for itself."""

    def clean(self) -> None:
        """Remove what interrupted writes left behind; once, at the start. Raises OSError."""

    def measure(self) -> None:
        """Measure again how much all sessions take, whoever wrote them. Raises OSError."""

    def sweeping(self) -> AbstractContextManager[None]:
        """Hold off the sweeps of all other processes; sessions stay open to all. Raises OSError."""

    def load_sweep_memory(self) -> str:
        """What the last sweep wanted remembered, empty if none did. Raises OSError."""

    def save_sweep_memory(self, text: str) -> None:
        """Keep it for the next sweep of any process; returns when it is on disk. Raises OSError."""

    def newest(self) -> datetime | None:
        """When the session that was changed last was changed, None without any. Raises OSError."""

    def expire(self, before: datetime, day: str) -> int:
        """Set aside all that wasn't changed since `before`, and return the number of sessions.

        They stand under `day` (`2026-11-28`). What can't be read is logged and left. Several
        processes may do so at once. Raises OSError.
        """

    def forget_earlier(self, before: datetime) -> None:
        """Remove the earlier days of sessions that changed on no later day than that.

        What can't be removed is logged and left. Raises OSError.
        """

    def aside(self) -> Mapping[str, Sequence[str]]:
        """The ids of the sessions that are set aside, by their days. Raises OSError."""

    def forget(self, day: str) -> int:
        """Remove for good what stands under a day, and return the number of sessions.

        What can't be removed is logged and left. Raises OSError.
        """

    def bury(self, digest: str, day: str) -> bool:
        """Remember the deletion of the session whose id has this SHA-256, from another store.

        Returns whether it is new here. The session goes once somebody opens it. Raises OSError.
        """

    def close(self) -> None:
        """Let go of what it holds of the system; nothing can be asked any more."""


def moment(when: datetime) -> str:
    """A time as records have it, in UTC; such texts sort by time."""
    return when.astimezone(UTC).strftime(MOMENT)


def from_moment(text: str) -> datetime:
    """The time of such a text. Raises ValueError if it is none."""
    return datetime.strptime(text, MOMENT).replace(tzinfo=UTC)


def is_id(text: str) -> bool:
    """Whether a text has the form of a session's id or key: 128 random bits in base32."""
    return ID.fullmatch(text) is not None
