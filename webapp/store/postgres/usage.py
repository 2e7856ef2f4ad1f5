"""How much all sessions take: a sum that is measured now and then, and updated in between.

What counts is what rows hold, before PostgreSQL compresses it, and something for each row. Not the
size of the tables on disk: that doesn't shrink when a row is removed, as its place is used again.
The sum is a row of its own, in `notes`, and is written after a session's commit, without a wait for
the disk: so no save waits for another one's, and what a crash leaves out the next measuring mends.
"""

import threading
from contextlib import suppress
from typing import LiteralString

from webapp.store.postgres.database import Database
from webapp.store.postgres.rows import TOMBSTONE

ADD = (
    "INSERT INTO notes (name, number) VALUES ('used', greatest(0, %s))"
    " ON CONFLICT (name) DO UPDATE SET number = greatest(0, notes.number + %s) RETURNING number"
)
USED = "SELECT number FROM notes WHERE name = 'used'"
# What is aside with a day doesn't count (docs/store.md).
MEASURE: LiteralString = (
    "INSERT INTO notes (name, number) SELECT 'used',"
    " (SELECT coalesce(sum(size), 0) FROM sessions)"
    " + (SELECT coalesce(sum(size), 0) FROM aside WHERE day IS NULL)"
    f" + (SELECT count(*) * {TOMBSTONE} FROM tombstones)"
    " ON CONFLICT (name) DO UPDATE SET number = EXCLUDED.number"
)


class Usage:
    """The bytes that all sessions take, by all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._known = 0

    @property
    def used(self) -> int:
        """The bytes taken, as far as is known."""
        with suppress(OSError):
            self._learn(self._database.ask(USED))
        return self._known

    def add(self, count: int) -> None:
        """Add what a session grew by; a save must not fail of it, and twice would be wrong."""
        if count:
            try:
                self._learn(self._database.note(ADD, count, count))
            except OSError:
                with self._guard:
                    self._known = max(0, self._known + count)

    def measure(self) -> None:
        """Add up all rows, which reads them once. Raises OSError."""
        self._database.do_slowly(MEASURE)

    def _learn(self, rows: object) -> None:
        match rows:
            case [(int(number),)]:
                with self._guard:
                    self._known = number
