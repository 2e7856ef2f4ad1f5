"""One session's file: read, saved, set aside, deleted."""

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace as changed
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from webapp.files import entries, exists, size_on_disk
from webapp.store.aside import Aside
from webapp.store.base import Record, SessionDeletedError, from_moment
from webapp.store.document import from_document, to_document
from webapp.store.earlier import EarlierStates, with_last_day
from webapp.store.stamps import stamp_of
from webapp.store.storage import (
    UnreadableError,
    WholeFileStorage,
    make_folder,
    replace,
    sync_folder,
    temporary_of,
)
from webapp.store.usage import Usage

TABLE = "session"
ONLY = 1

logger = logging.getLogger(__name__)


def places_of(data: Path, session_id: str) -> tuple[Path, Path]:
    """Where a session's file stands, and its tombstone once it is deleted."""
    digest = hashlib.sha256(session_id.encode()).hexdigest()
    session = data.joinpath("sessions", session_id[:2], f"{session_id}.json")
    return session, tombstone_of(data, digest)


def tombstone_of(data: Path, digest: str) -> Path:
    """Where the tombstone of a session stands whose id has this SHA-256."""
    return data.joinpath("tombstones", digest[:2], f"{digest}.json")


def bury(tombstone: Path, day: str, usage: Usage) -> None:
    """Leave a tombstone. Raises OSError."""
    replace(tombstone, json.dumps({"deleted": day}).encode())
    usage.add(size_on_disk(tombstone))


def record_in(path: Path, session_id: str) -> Record:
    """The session in a file. Raises UnreadableError, StoreUnavailableError, OSError."""
    with TinyDB(path, storage=WholeFileStorage) as db:
        return from_document(db.table(TABLE).get(doc_id=ONLY), session_id)


class TinyDBEntry:
    """One session's file, and its tombstone once it is deleted."""

    def __init__(
        self, data: Path, session_id: str, usage: Usage, believed: Callable[[], str]
    ) -> None:
        self._id = session_id
        self._usage = usage
        self._believed = believed
        self._aside = Aside(data)
        self._path, self._tombstone = places_of(data, session_id)
        self._earlier = EarlierStates(self._path)
        if exists(self._tombstone):
            if exists(self._path) or any(self._aside.folders(session_id)):
                self._remove()
            raise SessionDeletedError
        self.stamp = stamp_of(self._path)
        self.record = self._read()

    @property
    def aside(self) -> Record | None:
        """The session as a sweep set it aside. Raises OSError."""
        found = self._last_aside()
        return found[1] if found else None

    def save(self, record: Record) -> int:
        """Replace the session's file, and return by how many bytes it grew. Raises OSError."""
        before = self._size()
        if self.record:
            self._earlier.add(self.record, record.updated, self._believed() or record.updated)
        return self._write(record, before)

    def take_in(self, record: Record, days: Mapping[str, bytes]) -> None:
        """Write the files with the dates that they had elsewhere, by which sweeps know what is old.

        The session last: where something fails before, all of it can be taken in later. Raises
        OSError.
        """
        before, written = self._size(), from_moment(record.updated).timestamp()
        self._earlier.join(with_last_day(days, self.record, record), written)
        self._write(record, before, written)

    def earlier(self) -> Mapping[str, bytes]:
        """The state at the end of earlier days. Raises OSError."""
        return self._earlier.states()

    def confirm(self) -> None:
        """Sync the folder, in case whoever renamed the file there could not. Raises OSError."""
        sync_folder(self._path.parent)

    def bring_back(self, updated: str) -> None:
        """Save what was set aside anew, then remove it there. Raises OSError.

        The session last: where something fails before, all of it can be brought back later.
        """
        if self.record is None and (found := self._last_aside()):
            path, record = found
            self._bring_back_earlier(EarlierStates(path).path)
            self.save(changed(record, updated=updated))
            path.unlink(missing_ok=True)
            with suppress(OSError):  # Something else may stand there, for people to look at.
                path.parent.rmdir()

    def delete(self) -> None:
        """Leave a tombstone, which holds neither the id nor any content, then remove the session.

        In this order, a crash in between can't bring the session back. Raises OSError.
        """
        bury(self._tombstone, datetime.now(UTC).date().isoformat(), self._usage)
        self._remove()
        self.record = None

    def expire(self, day: str) -> None:
        """Move the session's files aside and leave no tombstone. Raises OSError."""
        for path in self._files():
            taken = size_on_disk(path)
            if taken:
                self._aside.add(path, self._id, day)
                self._usage.add(-taken)
        self.record = None

    def quarantine(self, reason: str) -> None:
        """Rename the file, over no other, and log it. Raises OSError."""
        number = 1
        while exists(aside := self._path.with_name(f"{self._path.name}.unreadable-{number}")):
            number += 1
        self._path.rename(aside)
        sync_folder(aside.parent)
        self.record = None
        logger.error("a session's file can't be read (%s) and was set aside: %s", reason, aside)

    def _write(self, record: Record, before: int, written: float | None = None) -> int:
        """Replace the file of a session that took `before` bytes; see `replace`. Raises OSError."""
        document = to_document(record)
        with TinyDB(self._path, storage=WholeFileStorage, written=written) as db:
            table = db.table(TABLE)
            if self.record is None:
                table.insert(Document(document, doc_id=ONLY))
            else:
                table.update(document, doc_ids=[ONLY])
        self.record = record
        grown = self._size() - before
        self._usage.add(grown)
        return grown

    def _bring_back_earlier(self, aside: Path) -> None:
        """Move the earlier days back, which were set aside with the session. Raises OSError."""
        if exists(aside) and not exists(self._earlier.path):
            make_folder(self._path.parent)
            aside.rename(self._earlier.path)
            sync_folder(self._path.parent)
            self._usage.add(size_on_disk(self._earlier.path))

    def _size(self) -> int:
        """The bytes of the disk that the session takes, with its earlier days."""
        return size_on_disk(self._path) + size_on_disk(self._earlier.path)

    def _read(self) -> Record | None:
        if not exists(self._path):
            return None
        try:
            return record_in(self._path, self._id)
        except UnreadableError as error:
            self.quarantine(str(error))
            return None

    def _last_aside(self) -> tuple[Path, Record] | None:
        """The file that a sweep set aside last, and what it holds."""
        for folder in self._aside.folders(self._id):
            path = folder / self._path.name
            if exists(path):
                try:
                    return path, record_in(path, self._id)
                except UnreadableError as error:
                    logger.warning("%s can't be brought back: %s", path, error)
        return None

    def _files(self) -> list[Path]:
        """The session's files, the one that shows that there are any last."""
        name = self._path.name
        beside = [path for path in entries(self._path.parent) if path.name.startswith(f"{name}.")]
        temporary = temporary_of(self._path)
        return [path for path in beside if path != temporary] + [self._path]

    def _remove(self) -> None:
        """Remove the session's files, set aside or not."""
        self._aside.remove_all(self._id)
        for path in (temporary_of(self._path), *self._files()):
            if taken := size_on_disk(path):
                path.unlink(missing_ok=True)
                self._usage.add(-taken)
        if exists(self._path.parent):
            sync_folder(self._path.parent)
