"""The default store: one TinyDB file per session."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from webapp.files import BLOCK, exists, size_on_disk
from webapp.store.aside import Aside
from webapp.store.base import (
    SessionDeletedError,
    StoreUnavailableError,
    UnknownSessionError,
    is_id,
    moment,
)
from webapp.store.earlier import SUFFIX
from webapp.store.locks import Locks
from webapp.store.session_files import dated_files, logging_failures, old_files
from webapp.store.stamps import Stamp, stamp_of
from webapp.store.storage import TEMPORARY, replace
from webapp.store.sweep_memory import SweepMemory
from webapp.store.tinydb_entry import TinyDBEntry, bury, places_of, tombstone_of
from webapp.store.usage import Usage

READY = "ready"


class TinyDBStore:
    """Sessions as files under a data folder. A save takes the same time however many there are."""

    # One process serves a folder.
    counts = None
    channel = None

    def __init__(self, data: Path) -> None:
        self._data = data
        self._sessions = data / "sessions"
        self._memory = data / "sweep.json"
        self._locks = Locks(data / "locks")
        self._aside = Aside(data)
        self._usage = Usage(data, self._locks, "sessions", "tombstones")

    @property
    def used(self) -> int:
        """The bytes of the disk that sessions and tombstones take."""
        return self._usage.bytes

    @contextmanager
    def open(self, session_id: str) -> Iterator[TinyDBEntry]:
        """Hold a session's place; see `webapp.store.base.Store`."""
        if not is_id(session_id):
            raise UnknownSessionError
        try:
            with self._locks.hold(session_id):
                yield TinyDBEntry(self._data, session_id, self._usage, self._believed)
        except OSError as error:
            raise StoreUnavailableError(error.strerror or type(error).__name__) from error

    def stamp(self, session_id: str) -> Stamp | None:
        """What differs once the session's file changed; see `webapp.store.base.Store`."""
        path, tombstone = places_of(self._data, session_id)
        try:
            return None if exists(tombstone) else stamp_of(path)
        except OSError:
            return None

    def check(self) -> None:
        """Replace a small file, as a save does; see `webapp.store.base.Store`."""
        with self._locks.hold_alone(READY):
            replace(self._data / READY, bytes(BLOCK))

    def clean(self) -> None:
        """Remove what interrupted writes left behind. Raises OSError."""
        for session_id, path, _ in dated_files(self._sessions):
            if path.name.endswith(TEMPORARY):
                with logging_failures(path), self._locks.hold(session_id):
                    path.unlink(missing_ok=True)

    def measure(self) -> None:
        """Add up the sizes of all files. Raises OSError."""
        self._usage.measure()

    def sweeping(self) -> AbstractContextManager[None]:
        """Hold off other sweeps; see `webapp.store.base.Store`."""
        return self._locks.hold_alone("sweep")

    def load_sweep_memory(self) -> str:
        """What the last sweep wanted remembered. Raises OSError."""
        try:
            return self._memory.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def save_sweep_memory(self, text: str) -> None:
        """Keep it for the next sweep. Raises OSError."""
        replace(self._memory, text.encode())

    def newest(self) -> datetime | None:
        """When the file that was written last was written. Raises OSError."""
        written = max((written for _, _, written in dated_files(self._sessions)), default=None)
        return None if written is None else datetime.fromtimestamp(written, UTC)

    def expire(self, before: datetime, day: str) -> int:
        """Set aside what wasn't changed since `before`; see `webapp.store.base.Store`.

        The locks are held one at a time, and what a file says counts, read under its lock.
        """
        expired = 0
        for session_id, path in old_files(self._sessions, before):
            with logging_failures(path):
                if path.suffix == ".json":
                    expired += self._expire(session_id, moment(before), day)
                elif not path.name.endswith((TEMPORARY, SUFFIX)):
                    with self._locks.hold(session_id):
                        taken = size_on_disk(path)
                        self._aside.add(path, session_id, day)
                        self._usage.add(-taken)
        return expired

    def forget_earlier(self, before: datetime) -> None:
        """Remove old files of earlier days; see `webapp.store.base.Store`."""
        for session_id, path in old_files(self._sessions, before):
            if path.name.endswith(SUFFIX):
                with logging_failures(path), self._locks.hold(session_id):
                    taken = size_on_disk(path)
                    path.unlink(missing_ok=True)
                    self._usage.add(-taken)

    def aside(self) -> Mapping[str, Sequence[str]]:
        """The ids of what is set aside, by day. Raises OSError."""
        return {day: self._aside.sessions(day) for day in self._aside.days()}

    def forget(self, day: str) -> int:
        """Remove a day for good; see `webapp.store.base.Store`."""
        forgotten = 0
        for session_id in self._aside.sessions(day):
            with logging_failures(self._data / "aside" / day / session_id):
                with self._locks.hold(session_id):
                    self._aside.remove(session_id, day)
                forgotten += 1
        self._aside.remove_empty(day)
        return forgotten

    def bury(self, digest: str, day: str) -> bool:
        """Remember a deletion; see `webapp.store.base.Store`. Raises OSError."""
        tombstone = tombstone_of(self._data, digest)
        if exists(tombstone):
            return False
        bury(tombstone, day, self._usage)
        return True

    def close(self) -> None:
        """Do nothing: between two calls no file is open."""

    def _believed(self) -> str:
        """The latest time that sweeps believe in, empty where there was none. Raises OSError."""
        seen = SweepMemory.from_text(self.load_sweep_memory()).seen
        return moment(seen) if seen else ""

    def _expire(self, session_id: str, before: str, day: str) -> bool:
        with suppress(SessionDeletedError), self.open(session_id) as entry:
            if entry.record and entry.record.updated < before:
                entry.expire(day)
                return True
        return False
