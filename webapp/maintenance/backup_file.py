"""Writes a store into one file, and reads it: compressed lines, from the first to the last.

Neither needs to go back in the file, nor more memory for more sessions.
"""

import gzip
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from webapp.maintenance.backup_lines import Begin, End, Item, SweepNotes, from_line, to_line
from webapp.maintenance.listing import each_once
from webapp.maintenance.progress import SILENT, Progress
from webapp.maintenance.threads import side_by_side
from webapp.store.base import NewerVersionError, moment
from webapp.store.reading import Damage, Source
from webapp.store.storage import UnreadableError, sync_folder, temporary_of

# Twice as fast as the default of 9, and hardly larger.
LEVEL = 4


def write(source: Source, file: BinaryIO, progress: Progress = SILENT) -> Counter[str]:
    """Write all that a store keeps, and return what can't be read, by reasons.

    Raises OSError, StoreUnavailableError.
    """
    left: Counter[str] = Counter()
    number = 0
    with gzip.GzipFile("", "wb", LEVEL, file) as lines:
        for line, damages in _lines(source, progress):
            lines.write(line)
            left.update(damage.what for damage in damages if damage.unread)
            number += 1
        left.update(damage.what for damage in source.leftovers() if damage.unread)
        lines.write(to_line(End(number)))
    return left


def read(file: BinaryIO) -> Iterator[Item | Damage]:
    """What a backup holds; what of it can't be read is said in its place."""
    number, last = 0, None
    try:
        with gzip.GzipFile(fileobj=file) as lines:
            for number, line in enumerate(lines, 1):
                try:
                    last = from_line(line)
                    yield last
                except (UnreadableError, NewerVersionError) as error:
                    yield Damage(f"line {number}", str(error))
    except (OSError, EOFError, zlib.error):
        yield Damage(f"line {number + 1}", "from here on it can't be read")
    if not isinstance(last, End) or last.lines != number - 1:
        yield Damage(f"line {number + 1}", "it doesn't end as a backup does: lines are missing")


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is there, whole and on disk, once it is left without an error. Raises OSError."""
    temporary = temporary_of(path)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _lines(source: Source, progress: Progress) -> Iterator[tuple[bytes, tuple[Damage, ...]]]:
    yield to_line(Begin(moment(datetime.now(UTC)), source.count())), ()
    yield from side_by_side(
        partial(_session, source, session_id) for session_id in each_once(source, progress)
    )
    # After the sessions: so one that is deleted meanwhile stays deleted.
    for tombstone in source.tombstones():
        yield to_line(tombstone), ()
    yield to_line(SweepNotes(source.load_sweep_memory())), ()


def _session(source: Source, session_id: str) -> tuple[bytes, tuple[Damage, ...]]:
    kept = source.look(session_id)
    return to_line(kept), kept.damage
