"""The default store: one TinyDB file per session."""

import hashlib
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from webapp.store.base import (
    Record,
    SessionDeletedError,
    StoreUnavailableError,
    UnknownSessionError,
    is_id,
    moment,
)
from webapp.store.document import from_document, to_document
from webapp.store.expiry import old_files
from webapp.store.locks import Locks
from webapp.store.storage import (
    TEMPORARY,
    UnreadableError,
    WholeFileStorage,
    replace,
    sync_folder,
    temporary_of,
)
from webapp.store.usage import Usage, size_of

TABLE = "session"
ONLY = 1

logger = logging.getLogger(__name__)


class TinyDBStore:
    """Sessions as files under a data folder. A save takes the same time however many there are."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._locks = Locks(data / "locks")
        self._usage = Usage(data / "sessions")

    @property
    def used(self) -> int:
        """The bytes of all sessions' files."""
        return self._usage.bytes

    @contextmanager
    def open(self, session_id: str) -> Iterator["TinyDBEntry"]:
        """Hold a session's place; see `webapp.store.base.Store`."""
        if not is_id(session_id):
            raise UnknownSessionError
        try:
            with self._locks.hold(session_id):
                yield TinyDBEntry(self._data, session_id, self._usage)
        except OSError as error:
            raise StoreUnavailableError(error.strerror or type(error).__name__) from error

    def clean(self) -> None:
        """Remove what interrupted writes left behind. Raises OSError."""
        for leftover in self._data.glob(f"sessions/*/*{TEMPORARY}"):
            session_id = leftover.name.partition(".")[0]
            if is_id(session_id):
                with self._locks.hold(session_id):
                    leftover.unlink(missing_ok=True)

    def measure(self) -> None:
        """Count the bytes of all files anew. Raises OSError."""
        self._usage.measure()

    def expire(self, before: datetime) -> int:
        """Remove what wasn't changed since `before`; see `webapp.store.base.Store`.

        The locks are held one at a time, and what a file says counts, read under its lock.
        """
        expired = 0
        for session_id, path in old_files(self._data / "sessions", before):
            if path.suffix == ".json":
                expired += self._expire(session_id, moment(before))
            else:
                with self._locks.hold(session_id):
                    self._usage.add(-size_of(path))
                    path.unlink(missing_ok=True)
        return expired

    def _expire(self, session_id: str, before: str) -> bool:
        with suppress(SessionDeletedError), self.open(session_id) as entry:
            if entry.record and entry.record.updated < before:
                entry.expire()
                return True
        return False


class TinyDBEntry:
    """One session's file, and its tombstone once it is deleted."""

    def __init__(self, data: Path, session_id: str, usage: Usage) -> None:
        digest = hashlib.sha256(session_id.encode()).hexdigest()
        self._id = session_id
        self._usage = usage
        self._path = data / "sessions" / session_id[:2] / f"{session_id}.json"
        self._tombstone = data / "tombstones" / digest[:2] / f"{digest}.json"
        if self._tombstone.exists():
            if self._path.exists():
                self._remove()
            raise SessionDeletedError
        self.record = self._read()

    def save(self, record: Record) -> None:
        """Replace the session's file. Raises OSError."""
        document = to_document(record)
        before = size_of(self._path)
        with TinyDB(self._path, storage=WholeFileStorage) as db:
            table = db.table(TABLE)
            if self.record is None:
                table.insert(Document(document, doc_id=ONLY))
            else:
                table.update(document, doc_ids=[ONLY])
        self.record = record
        self._usage.add(size_of(self._path) - before)

    def confirm(self) -> None:
        """Sync the folder, in case whoever renamed the file there could not. Raises OSError."""
        sync_folder(self._path.parent)

    def delete(self) -> None:
        """Leave a tombstone, which holds neither the id nor any content, then remove the session.

        In this order, a crash in between can't bring the session back. Raises OSError.
        """
        day = datetime.now(UTC).date().isoformat()
        replace(self._tombstone, json.dumps({"deleted": day}).encode())
        self.expire()

    def expire(self) -> None:
        """Remove the session and leave no tombstone. Raises OSError."""
        self._remove()
        self.record = None

    def set_aside(self, reason: str) -> None:
        """Rename the file, over no other, and log it. Raises OSError."""
        number = 1
        while (aside := self._path.with_name(f"{self._path.name}.unreadable-{number}")).exists():
            number += 1
        self._path.rename(aside)
        sync_folder(aside.parent)
        self.record = None
        logger.error("a session's file can't be read (%s) and was set aside: %s", reason, aside)

    def _read(self) -> Record | None:
        if not self._path.exists():
            return None
        try:
            with TinyDB(self._path, storage=WholeFileStorage) as db:
                return from_document(db.table(TABLE).get(doc_id=ONLY), self._id)
        except UnreadableError as error:
            self.set_aside(str(error))
            return None

    def _remove(self) -> None:
        """Remove the session's files; its own goes last, so the next call can finish this one."""
        folder = self._path.parent
        asides = folder.glob(f"{self._path.name}.unreadable-*")
        for path in (*asides, temporary_of(self._path), self._path):
            self._usage.add(-size_of(path))
            path.unlink(missing_ok=True)
        sync_folder(folder)
