"""Reads all files of a data folder, for who moves them, backs them up or checks them."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from webapp.files import entries, exists
from webapp.store.aside import Aside
from webapp.store.base import Record, StoreUnavailableError, is_id
from webapp.store.earlier import SUFFIX, readable_states
from webapp.store.folder_leftovers import leftovers, readable_entries, stands_still
from webapp.store.reading import Damage, Kept, SetAside, Tombstone
from webapp.store.stamps import Stamp, stamp_of
from webapp.store.storage import UnreadableError
from webapp.store.tinydb_entry import places_of, record_in

JSON = ".json"
ATTEMPTS = 100


class FolderSource:
    """The files of a data folder, as `webapp.store.reading.Source` has it."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._aside = Aside(data)

    def count(self) -> int:
        """How many sessions there are. Raises OSError."""
        return sum(1 for _ in self._live()) + sum(1 for _ in self._set_aside())

    def sessions(self) -> Iterator[tuple[str, Stamp | None]]:
        """The ids, by the stamp of each file and where it stands. Raises OSError.

        Those aside come once more at the end: one may be set aside before its place is reached.
        """
        for place, paths in enumerate((self._set_aside, self._live, self._set_aside)):
            for session_id, path in paths():
                stamp = stamp_of(path)
                yield session_id, stamp and (place % 2, *stamp)

    def look(self, session_id: str) -> Kept:
        """All that is kept of a session; see `Source`. Raises OSError."""
        path, tombstone = places_of(self._data, session_id)
        for _ in range(ATTEMPTS):
            if exists(tombstone):
                rest = Damage(str(path), "it was deleted, and is still there", unread=False)
                left = exists(path) and stands_still(tombstone)
                return Kept(session_id, damage=(rest,) if left else ())
            before = _identity(path)
            kept = self._read(session_id, path)
            if _identity(path) == before:
                return kept
        raise StoreUnavailableError("it changes too often")

    def tombstones(self) -> Iterator[Tombstone]:
        """The deletions; a file that can't be read is one as well. Raises OSError."""
        for folder in entries(self._data / "tombstones"):
            for path in readable_entries(folder):
                if path.suffix == JSON:
                    yield Tombstone(path.stem, _day_in(path))

    def load_sweep_memory(self) -> str:
        """What the last sweep wanted remembered. Raises OSError."""
        try:
            return (self._data / "sweep.json").read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def leftovers(self) -> Iterator[Damage]:
        """Files that are no session's; see `Source`. Raises OSError."""
        return leftovers(self._data)

    def close(self) -> None:
        """Do nothing: between two calls no file is open."""

    def _live(self) -> Iterator[tuple[str, Path]]:
        for folder in entries(self._data / "sessions"):
            for path in readable_entries(folder):
                if path.suffix == JSON and is_id(path.stem):
                    yield path.stem, path

    def _set_aside(self) -> Iterator[tuple[str, Path]]:
        for day in self._aside.days():
            for folder in readable_entries(self._data / "aside" / day):
                if is_id(folder.name):
                    yield folder.name, folder / f"{folder.name}{JSON}"

    def _read(self, session_id: str, path: Path) -> Kept:
        damage: list[Damage] = []
        record, days = _read_session(session_id, path, damage)
        aside = []
        for folder in self._aside.folders(session_id):
            there = folder / path.name
            held, its_days = _read_session(session_id, there, damage)
            if held:
                aside.append(SetAside(folder.parent.name, held, its_days, str(there)))
        return Kept(session_id, record, days, tuple(aside), tuple(damage), str(path))


def _read_session(
    session_id: str, path: Path, damage: list[Damage]
) -> tuple[Record | None, Mapping[str, bytes]]:
    """A session and its earlier days; what can't be read goes to `damage`."""
    record: Record | None = None
    days: Mapping[str, bytes] = {}
    try:
        if exists(path):
            record = record_in(path, session_id)
    except (UnreadableError, StoreUnavailableError, OSError) as error:
        damage.append(Damage(str(path), getattr(error, "strerror", None) or str(error)))
    earlier = path.with_name(path.name + SUFFIX)
    try:
        if exists(earlier):
            days = readable_states(earlier.read_bytes())
    except FileNotFoundError:
        pass  # It was set aside or removed meanwhile.
    except (UnreadableError, OSError) as error:
        damage.append(Damage(str(earlier), getattr(error, "strerror", None) or str(error)))
    return record, days


def _identity(path: Path) -> tuple[int, ...] | None:
    """What differs once a file was replaced or went. Raises OSError."""
    if not exists(path):
        return None
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _day_in(tombstone: Path) -> str:
    """The day of a deletion, that of the file where it doesn't say. Raises OSError."""
    try:
        return date.fromisoformat(json.loads(tombstone.read_bytes())["deleted"]).isoformat()
    except (ValueError, KeyError, TypeError, RecursionError):
        return datetime.fromtimestamp(tombstone.stat().st_mtime, UTC).date().isoformat()
