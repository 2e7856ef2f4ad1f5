"""Brings what a backup holds into a store: merged with what is there, as a move does it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from webapp.maintenance.backup_file import read
from webapp.maintenance.backup_lines import Begin, End, Item, SweepNotes
from webapp.maintenance.deletions import Deletions
from webapp.maintenance.moving import Round, join_sweep_memory
from webapp.maintenance.progress import SILENT, Progress
from webapp.maintenance.taking_in import Done, Outcome, TakingIn
from webapp.maintenance.threads import side_by_side
from webapp.store.base import Store
from webapp.store.reading import Damage, Kept, Source, Tombstone


def restore(
    file: BinaryIO,
    target: Store,
    there: Source,
    taking_in: TakingIn,
    progress: Progress = SILENT,
) -> Round:
    """Bring it into `target`, which can also be read as `there`, and return what was done.

    Raises NoRoomError, OSError, StoreUnavailableError.
    """
    done, deletions = Round(), Deletions(target, there)
    try:
        for outcome in side_by_side(_jobs(read(file), target, taking_in, deletions, progress)):
            done.count(outcome)
        deletions.finish()
    finally:
        deletions.close()
    return done


def _jobs(
    items: Iterator[Item | Damage],
    target: Store,
    taking_in: TakingIn,
    deletions: Deletions,
    progress: Progress,
) -> Iterator[Callable[[], Outcome]]:
    for item in items:
        match item:
            case Begin():
                progress.begin(item.sessions)
            case Kept():
                progress.step()
                yield partial(taking_in.take, item)
            case Tombstone():
                yield partial(_bury, deletions, item)
            case SweepNotes():
                join_sweep_memory(target, item.text)
            case Damage():
                yield partial(Outcome, Done.NOTHING, [item.what])
            case End():
                pass


def _bury(deletions: Deletions, tombstone: Tombstone) -> Outcome:
    return Outcome(Done.DELETED if deletions.bury(tombstone) else Done.NOTHING)
