"""Moves all of one store to another while servers run on either: round after round."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

from webapp.maintenance.deletions import Deletions
from webapp.maintenance.progress import SILENT, Progress
from webapp.maintenance.remembered import Remembered
from webapp.maintenance.taking_in import Done, Outcome, TakingIn
from webapp.maintenance.threads import side_by_side
from webapp.store.base import Store
from webapp.store.reading import Source
from webapp.store.stamps import Stamp
from webapp.store.sweep_memory import SweepMemory


@dataclass
class Round:
    """What one round did: sessions brought and merged, deletions; and what it left, by reasons."""

    brought: int = 0
    merged: int = 0
    deleted: int = 0
    left: Counter[str] = field(default_factory=Counter)

    @property
    def changes(self) -> int:
        """How much it changed in the store that it moved to."""
        return self.brought + self.merged + self.deleted

    def count(self, outcome: Outcome) -> None:
        """Count one session, or one deletion."""
        self.brought += outcome.done is Done.BROUGHT
        self.merged += outcome.done is Done.MERGED
        self.deleted += outcome.done is Done.DELETED
        self.left.update(outcome.left)


class Move:
    """From `source` into `target`, which can also be read as `there`.

    A round looks at the sessions that changed since the one before; the first at all. What can't
    be taken in is tried again in each.
    """

    def __init__(self, source: Source, target: Store, there: Source, taking_in: TakingIn) -> None:
        self._source = source
        self._target = target
        self._taking_in = taking_in
        self._deletions = Deletions(target, there)
        self._seen = Remembered()

    def round(self, progress: Progress = SILENT) -> Round:
        """Take one round. Raises NoRoomError, OSError, StoreUnavailableError."""
        done = Round()
        progress.begin(self._source.count())
        for session_id, stamp, outcome in side_by_side(self._changed(progress)):
            done.count(outcome)
            if stamp and not outcome.left:
                self._seen.add(session_id, stamp)
        # After the sessions: so one that was deleted meanwhile goes there too.
        buried = side_by_side(
            partial(self._deletions.bury, each) for each in self._source.tombstones()
        )
        done.deleted = sum(buried)
        self._deletions.finish()
        join_sweep_memory(self._target, self._source.load_sweep_memory())
        return done

    def rounds(self, progress: Progress = SILENT) -> Iterator[Round]:
        """Rounds until one changes nothing, or no less than the one before: phones write on."""
        before = self.round(progress)
        yield before
        while before.changes:
            after = self.round(progress)
            yield after
            if after.changes >= before.changes:
                return
            before = after

    def left_over(self) -> Counter[str]:
        """What else stands in the source that nobody can read, by reasons. Raises OSError."""
        return Counter(each.what for each in self._source.leftovers() if each.unread)

    def close(self) -> None:
        """Forget what was remembered."""
        self._seen.close()
        self._deletions.close()

    def _changed(
        self, progress: Progress
    ) -> Iterator[Callable[[], tuple[str, Stamp | None, Outcome]]]:
        with closing(Remembered()) as listed:
            for session_id, stamp in self._source.sessions():
                if (session_id,) not in listed:
                    progress.step()
                    if stamp is None or (session_id, stamp) not in self._seen:
                        listed.add(session_id)
                        yield partial(self._take, session_id, stamp)

    def _take(self, session_id: str, stamp: Stamp | None) -> tuple[str, Stamp | None, Outcome]:
        return session_id, stamp, self._taking_in.take(self._source.look(session_id))


def join_sweep_memory(target: Store, text: str) -> None:
    """Have the sweeps there know what the others knew. Raises OSError."""
    with target.sweeping():
        before = target.load_sweep_memory()
        after = SweepMemory.from_text(before).joined(SweepMemory.from_text(text))
        if after != SweepMemory.from_text(before):
            target.save_sweep_memory(after.to_text())
