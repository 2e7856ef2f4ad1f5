"""One session's row: read, saved, set aside, deleted."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from webapp.store import earlier
from webapp.store.base import Record, SessionDeletedError
from webapp.store.postgres import statements
from webapp.store.postgres.hold import Hold
from webapp.store.postgres.rows import TOMBSTONE, Held, from_row, to_values
from webapp.store.postgres.statements import Statement
from webapp.store.stamps import Stamp

logger = logging.getLogger(__name__)


class PostgresEntry:
    """A session that is held. What is done to it is written by `keep`, all of it at once."""

    def __init__(self, hold: Hold, session_id: str, believed: Callable[[], str]) -> None:
        self._hold = hold
        self._id = session_id
        self._believed = believed
        self._waiting: list[Statement] = []
        self._held: Held | None = None
        # The number of the row aside that is to come back, where its earlier days are until then.
        self._coming_back: int | None = None
        self.grown = 0
        row = hold.seen.row
        if hold.seen.deleted:
            self._finish_deletion()
            raise SessionDeletedError
        self.stamp: Stamp | None = (row[-1],) if row else None
        if row:
            self._held = from_row(session_id, row)
            if self._held.damage:
                self.quarantine(self._held.damage)

    @property
    def record(self) -> Record | None:
        """The session, or None if there is none that can be read."""
        return self._held.record if self._held else None

    @property
    def aside(self) -> Record | None:
        """The session as a sweep set it aside. Raises OSError."""
        found = self._last_aside()
        return found.record if found else None

    def save(self, record: Record) -> int:
        """Write the row anew, and return by how many bytes it grows. Raises OSError."""
        return self._write(record, self._earlier_with(record.updated))

    def take_in(self, record: Record, days: Mapping[str, bytes]) -> None:
        """Write the row with the times that it had elsewhere. Raises OSError."""
        days = earlier.with_last_day(days, self.record, record)
        kept = self._earlier() if self._held else None
        self._write(record, earlier.joined(kept, days))

    def confirm(self) -> None:
        """Lock the row. Raises OSError.

        That writes a little, so that the commit waits for the disk, and for all that came before.
        """
        if self._held:
            self._add(statements.lock(self._id, self._held.change))

    def earlier(self) -> Mapping[str, bytes]:
        """The state at the end of earlier days. Raises OSError."""
        return earlier.states(self._earlier())

    def bring_back(self, updated: str) -> None:
        """Make a new row of what was set aside. Raises OSError."""
        if self._held is None and (found := self._last_aside()) and found.record:
            record = replace(found.record, updated=updated)
            values = to_values(record, found.earlier)
            self._add(*statements.bring_back(values, self._id, found.change))
            self._coming_back = found.change
            self._held = Held(values.change, values.size, found.earlier, record)
            self._grow(values.size)

    def delete(self) -> None:
        """Leave a tombstone, which holds neither the id nor any content. Raises OSError."""
        gone = self._unreadable_size()
        today = datetime.now(UTC).date()
        self._add(statements.bury(self._hold.digest, today), *self._removal())
        self._grow(TOMBSTONE - gone - (self._held.size if self._held else 0))
        self._held = None

    def expire(self, day: str) -> None:
        """Move the row aside, with what couldn't be read of it, and leave no tombstone."""
        gone, on = self._unreadable_size(), date.fromisoformat(day)
        self._add(statements.date_unreadable(self._id, on))
        if self._held:
            gone += self._held.size
            self._add(*statements.set_aside(self._id, self._held.change, on, None))
        self._grow(-gone)
        self._held = None

    def forget_earlier(self) -> None:
        """Remove the earlier days."""
        if self._held and self.record and (gone := self._held.earlier):
            values = to_values(self.record)
            self._add(statements.forget_earlier(values, self._held.change))
            self._held = Held(values.change, values.size, 0, self.record)
            self._grow(-gone)

    def quarantine(self, reason: str) -> None:
        """Move the row aside without a day, so that no sweep forgets it yet, and log it."""
        if self._held:
            self._add(*statements.set_aside(self._id, self._held.change, None, reason))
            self._held = None
            logger.error("a session can't be read (%s) and was set aside, unreadable", reason)

    def keep(self) -> None:
        """Write what was done, and return once it is on disk. Raises OSError."""
        if self._waiting:
            self._hold.write(self._waiting)
            self._waiting = []

    def _write(self, record: Record, kept: bytes | None) -> int:
        """Write the row, its earlier days only where they are given; see `save`."""
        length = len(kept) if kept is not None else self._held.earlier if self._held else 0
        values = to_values(record, length)
        if kept is not None:
            values.columns.update(earlier=kept, earlier_on=values.columns["changed_on"])
        if self._held:
            self._add(statements.update(values, self._held.change))
        else:
            self._add(statements.insert(values))
        before = self._held.size if self._held else 0
        self._held = Held(values.change, values.size, length, record)
        return self._grow(values.size - before)

    def _finish_deletion(self) -> None:
        """Remove what stands beside a tombstone, as after a restore of one table only."""
        row = self._hold.seen.row
        if row or self._hold.ask(statements.SOMETHING_ASIDE, self._id):
            self._held = Held(row[-1], 0, 0, None) if row else None
            self._add(*self._removal())
            self.keep()

    def _removal(self) -> list[Statement]:
        row = [statements.remove(self._id, self._held.change)] if self._held else []
        letters = statements.remove_letters(self._hold.digest)
        return [*row, statements.remove_aside(self._id), letters]

    def _unreadable_size(self) -> int:
        return sum(size for (size,) in self._hold.ask(statements.SIZES_IN_ROOM, self._id))

    def _earlier(self) -> bytes | None:
        if self._coming_back is None:
            found = self._hold.ask(statements.EARLIER, self._id)
        else:
            found = self._hold.ask(statements.EARLIER_ASIDE, self._id, self._coming_back)
        return found[0][0] if found else None

    def _earlier_with(self, updated: str) -> bytes | None:
        """The earlier days with the last state of the last one, None where they stay the same."""
        if self.record is None or earlier.day_of(self.record.updated) >= earlier.day_of(updated):
            return None
        return earlier.with_state(
            self._earlier(), self.record, updated, self._believed() or updated
        )

    def _last_aside(self) -> Held | None:
        """What was set aside last and can be read."""
        for row in self._hold.ask(statements.LAST_ASIDE, self._id):
            found = from_row(self._id, row)
            if found.record:
                return found
            logger.warning("what was set aside can't be brought back: %s", found.damage)
        return None

    def _add(self, *added: Statement) -> None:
        self._waiting += added

    def _grow(self, count: int) -> int:
        self.grown += count
        return count
