"""Reads all of a store or a backup, and says what is damaged. It changes nothing."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from webapp.maintenance.backup_file import read
from webapp.maintenance.backup_lines import Begin
from webapp.maintenance.listing import each_once
from webapp.maintenance.progress import SILENT, Progress
from webapp.maintenance.threads import side_by_side
from webapp.store.base import Record, StoreUnavailableError, from_moment
from webapp.store.reading import Damage, Kept, Source
from webapp.yjs.merge import DamagedError, fields


def check(source: Source, progress: Progress = SILENT) -> Iterator[Damage]:
    """What is damaged in a store, and what is left over. Raises OSError."""
    jobs = (partial(_check, source, session_id) for session_id in each_once(source, progress))
    for found in side_by_side(jobs):
        yield from found
    yield from source.leftovers()


def check_backup(file: BinaryIO, progress: Progress = SILENT) -> Iterator[Damage]:
    """What is damaged in a backup."""
    for number, item in enumerate(read(file), 1):
        match item:
            case Damage():
                yield item
            case Begin():
                progress.begin(item.sessions)
            case Kept():
                progress.step()
                yield from unsound(item, f"line {number}")


def unsound(kept: Kept, where: str = "") -> Iterator[Damage]:
    """What of a session can be read, and yet isn't right."""
    if kept.record:
        yield from _unsound(where or kept.where, kept.record, kept.earlier)
    for piece in kept.aside:
        yield from _unsound(where or piece.where, piece.record, piece.earlier)


def _check(source: Source, session_id: str) -> list[Damage]:
    try:
        kept = source.look(session_id)
    except (OSError, StoreUnavailableError) as error:
        return [Damage(session_id, getattr(error, "strerror", None) or str(error))]
    return [*kept.damage, *unsound(kept)]


def _unsound(where: str, record: Record, days: Mapping[str, bytes]) -> Iterator[Damage]:
    try:
        from_moment(record.created)
        from_moment(record.updated)
    except ValueError:
        yield Damage(where, "its times can't be read")
    try:
        if fields(record.state) != record.fields:
            yield Damage(where, "its fields aren't what its state says")
    except DamagedError:
        yield Damage(where, "its state can't be read as a Yjs document")
    for day, state in days.items():
        try:
            fields(state)
        except DamagedError:
            yield Damage(where, f"its state of {day} can't be read as a Yjs document")
