"""Reads all rows, for who moves them, backs them up or checks them."""

from collections.abc import Iterator
from hashlib import sha256
from typing import LiteralString

from psycopg.rows import TupleRow

from webapp.store import earlier
from webapp.store.base import StoreUnavailableError
from webapp.store.postgres.database import Database
from webapp.store.postgres.rows import COLUMNS, from_row
from webapp.store.postgres.statements import TOMBSTONE
from webapp.store.reading import DIGEST, Damage, Kept, SetAside, Tombstone
from webapp.store.stamps import Stamp
from webapp.store.storage import UnreadableError

PAGE = 1000
SWEEP_MEMORY: LiteralString = "SELECT text FROM notes WHERE name = 'sweep'"
COUNT: LiteralString = (
    "SELECT (SELECT count(*) FROM sessions)"
    " + (SELECT count(DISTINCT id) FROM aside WHERE day IS NOT NULL)"
)
# In one statement, so that what is set aside or brought back meanwhile is seen in one place.
SESSIONS: LiteralString = """
    (SELECT id, 0 AS place, change FROM sessions WHERE id > %s ORDER BY id LIMIT %s) UNION ALL
    (SELECT id, 1, change FROM aside WHERE day IS NOT NULL AND id > %s ORDER BY id LIMIT %s)
    ORDER BY id LIMIT %s
"""
LOOK: LiteralString = f"""
    SELECT NULL::date AS day, earlier, {COLUMNS}, NULL::timestamptz AS taken FROM sessions
    WHERE id = %s UNION ALL
    SELECT day, earlier, {COLUMNS}, taken FROM aside
    WHERE id = %s AND day IS NOT NULL AND unreadable IS NULL
    ORDER BY day DESC, taken DESC
"""
TOMBSTONES: LiteralString = (
    "SELECT digest, deleted FROM tombstones WHERE digest > %s ORDER BY digest LIMIT %s"
)
UNREADABLE: LiteralString = (
    "SELECT id, change, unreadable FROM aside WHERE unreadable IS NOT NULL"
    " AND (id, change) > (%s, %s) ORDER BY id, change LIMIT %s"
)


def load_sweep_memory(database: Database) -> str:
    """What the last sweep wanted remembered. Raises OSError."""
    rows = database.ask(SWEEP_MEMORY)
    return str(rows[0][0]) if rows else ""


class PostgresSource:
    """The rows of all sessions, as `webapp.store.reading.Source` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many sessions there are. Raises OSError."""
        ((count,),) = self._database.ask(COUNT)
        return int(count)

    def sessions(self) -> Iterator[tuple[str, Stamp | None]]:
        """The ids, by the random number of each row and where it stands. Raises OSError."""
        last = ""
        while rows := self._database.ask(SESSIONS, last, PAGE, last, PAGE, PAGE):
            # The last one may have another row on the next page.
            whole = rows
            if len(rows) == PAGE and rows[0][0] != rows[-1][0]:
                whole = [row for row in rows if row[0] != rows[-1][0]]
            yield from ((session_id, (place, change)) for session_id, place, change in whole)
            last = whole[-1][0]

    def look(self, session_id: str) -> Kept:
        """All that is kept of a session, in one statement; see `Source`. Raises OSError."""
        deleted = self._database.ask(TOMBSTONE, sha256(session_id.encode()).hexdigest())
        rows = self._database.ask(LOOK, session_id, session_id)
        if deleted:
            rest = Damage(
                f"sessions, aside: {session_id}", "it was deleted, and is still there", unread=False
            )
            return Kept(session_id, damage=(rest,) if rows else ())
        damage: list[Damage] = []
        found = [each for row in rows if (each := _read(session_id, row, damage))]
        aside = tuple(each for each in found if each.day)
        for live in (each for each in found if not each.day):
            return Kept(session_id, live.record, live.earlier, aside, tuple(damage), live.where)
        return Kept(session_id, aside=aside, damage=tuple(damage))

    def tombstones(self) -> Iterator[Tombstone]:
        """The deletions. Raises OSError."""
        last = ""
        while rows := self._database.ask(TOMBSTONES, last, PAGE):
            yield from (Tombstone(digest, day.isoformat()) for digest, day in rows)
            last = rows[-1][0]

    def load_sweep_memory(self) -> str:
        """What the last sweep wanted remembered. Raises OSError."""
        return load_sweep_memory(self._database)

    def leftovers(self) -> Iterator[Damage]:
        """Rows that couldn't be read when somebody asked for them. Raises OSError."""
        last: tuple[object, ...] = ("", 0)
        while rows := self._database.ask(UNREADABLE, *last, PAGE):
            for session_id, _, reason in rows:
                yield Damage(f"aside: {session_id}", f"it was set aside as unreadable: {reason}")
            last = rows[-1][:2]
        for each in self.tombstones():
            if not DIGEST.fullmatch(each.digest):
                yield Damage(f"tombstones: {each.digest}", "it is no SHA-256", unread=False)

    def close(self) -> None:
        """Give all connections back."""
        self._database.close()


def _read(session_id: str, row: TupleRow, damage: list[Damage]) -> SetAside | None:
    """What a row holds, without a day where it isn't aside; what can't be read goes to `damage`."""
    day, days, *columns, _ = row
    where = f"{'aside' if day else 'sessions'}: {session_id}"
    try:
        held = from_row(session_id, tuple(columns))
    except StoreUnavailableError as error:
        damage.append(Damage(where, str(error)))
        return None
    if held.record is None:
        damage.append(Damage(where, held.damage))
        return None
    try:
        kept = earlier.readable_states(days)
    except UnreadableError as error:
        damage.append(Damage(where, str(error)))
        kept = {}
    return SetAside(day.isoformat() if day else "", held.record, kept, where)
