"""What is asked of the database about one session, all of it by its id.

A statement that must touch exactly one row finds it by the `change` that was read, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import LiteralString

from webapp.store.postgres.rows import COLUMNS, Values


@dataclass(frozen=True)
class Statement:
    """One that writes; `sure` says that it must touch exactly one row."""

    sql: LiteralString
    values: Mapping[str, object]
    sure: bool = True


BURY: LiteralString = (
    "INSERT INTO tombstones (digest, deleted) VALUES (%s, %s) ON CONFLICT DO NOTHING"
    " RETURNING digest"
)
LOCK: LiteralString = "SELECT pg_advisory_xact_lock(%s)"
READ: LiteralString = f"SELECT {COLUMNS} FROM sessions WHERE id = %s"
TOMBSTONE: LiteralString = "SELECT 1 FROM tombstones WHERE digest = %s"
EARLIER: LiteralString = "SELECT earlier FROM sessions WHERE id = %s"
EARLIER_ASIDE: LiteralString = "SELECT earlier FROM aside WHERE id = %s AND change = %s"
LAST_ASIDE: LiteralString = (
    f"SELECT {COLUMNS} FROM aside WHERE id = %s AND day IS NOT NULL AND unreadable IS NULL"
    " ORDER BY day DESC, taken DESC"
)
SOMETHING_ASIDE: LiteralString = "SELECT 1 FROM aside WHERE id = %s LIMIT 1"
# What has no day yet stands where the session did, and counts as room.
SIZES_IN_ROOM: LiteralString = "SELECT size FROM aside WHERE id = %s AND day IS NULL"

NAMES: LiteralString = (
    "id, key_sha256, created, updated, changed_on, fields, state, form, sha256, size, change"
)
GIVEN: LiteralString = (
    "%(id)s, %(key_sha256)s, %(created)s, %(updated)s, %(changed_on)s, %(fields)s::jsonb,"
    " %(state)s, %(form)s, %(sha256)s, %(size)s, %(change)s"
)
ROW: LiteralString = f"{NAMES}, earlier, earlier_on"


def insert(values: Values) -> Statement:
    """Begin a session, with earlier days if they are given."""
    return Statement(
        f"INSERT INTO sessions ({ROW}) VALUES ({GIVEN}, %(earlier)s, %(earlier_on)s)",
        {"earlier": None, "earlier_on": None, **values.columns},
    )


def update(values: Values, seen: int) -> Statement:
    """Write the row anew; earlier days that aren't given stay, and aren't written again."""
    return Statement(
        f"UPDATE sessions SET ({NAMES}, earlier, earlier_on) = ({GIVEN},"
        " coalesce(%(earlier)s, earlier), coalesce(%(earlier_on)s, earlier_on))"
        " WHERE id = %(id)s AND change = %(seen)s",
        {"earlier": None, "earlier_on": None, "seen": seen, **values.columns},
    )


def lock(session_id: str, seen: int) -> Statement:
    """Lock the row."""
    return Statement(
        "SELECT 1 FROM sessions WHERE id = %(id)s AND change = %(seen)s FOR UPDATE",
        {"id": session_id, "seen": seen},
    )


def bring_back(values: Values, session_id: str, seen: int) -> tuple[Statement, Statement]:
    """Begin a session with these values, and the earlier days of what was set aside."""
    where = {"aside": session_id, "seen": seen}
    return (
        Statement(
            f"INSERT INTO sessions ({ROW}) SELECT {GIVEN}, earlier, earlier_on FROM aside"
            " WHERE id = %(aside)s AND change = %(seen)s",
            {**where, **values.columns},
        ),
        Statement("DELETE FROM aside WHERE id = %(aside)s AND change = %(seen)s", where),
    )


def set_aside(
    session_id: str, seen: int, day: date | None, unreadable: str | None
) -> tuple[Statement, Statement]:
    """Move the row as it is."""
    values = {"id": session_id, "seen": seen, "day": day, "unreadable": unreadable}
    return (
        Statement(
            f"INSERT INTO aside ({ROW}, day, unreadable)"
            f" SELECT {ROW}, %(day)s, %(unreadable)s FROM sessions"
            " WHERE id = %(id)s AND change = %(seen)s",
            values,
        ),
        remove(session_id, seen),
    )


def date_unreadable(session_id: str, day: date) -> Statement:
    """Give a day to what couldn't be read of a session, so that it is forgotten in time."""
    return Statement(
        "UPDATE aside SET day = %(day)s WHERE id = %(id)s AND day IS NULL",
        {"id": session_id, "day": day},
        sure=False,
    )


def bury(digest: str, day: date) -> Statement:
    """Leave a tombstone."""
    return Statement(
        "INSERT INTO tombstones (digest, deleted) VALUES (%(digest)s, %(day)s)"
        " ON CONFLICT DO NOTHING",
        {"digest": digest, "day": day},
        sure=False,
    )


def remove(session_id: str, seen: int) -> Statement:
    """Remove the row."""
    return Statement(
        "DELETE FROM sessions WHERE id = %(id)s AND change = %(seen)s",
        {"id": session_id, "seen": seen},
    )


def remove_aside(session_id: str) -> Statement:
    """Remove all that was set aside of a session."""
    return Statement("DELETE FROM aside WHERE id = %(id)s", {"id": session_id}, sure=False)


def remove_letters(digest: str) -> Statement:
    """Remove what is on its way between workers."""
    return Statement(
        "DELETE FROM letters WHERE digest = left(%(digest)s, 32)", {"digest": digest}, sure=False
    )


def forget_earlier(values: Values, seen: int) -> Statement:
    """Write the row anew, without earlier days."""
    return Statement(
        f"UPDATE sessions SET ({NAMES}, earlier, earlier_on) = ({GIVEN}, NULL, NULL)"
        " WHERE id = %(id)s AND change = %(seen)s",
        {**values.columns, "seen": seen},
    )
