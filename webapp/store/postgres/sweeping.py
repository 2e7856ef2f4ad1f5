"""What sweeps do with all sessions: one by one, so that nobody waits for a sweep."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import LiteralString

from webapp.store.base import StoreUnavailableError
from webapp.store.postgres.database import Database
from webapp.store.postgres.errors import without_words
from webapp.store.postgres.schema import SWEEPING

BATCH = 200
NEWEST = (
    "SELECT max(updated) FROM sessions WHERE changed_on = (SELECT max(changed_on) FROM sessions)"
)
# The day first, as only that has an index.
OLD: LiteralString = (
    "SELECT changed_on, id FROM sessions WHERE changed_on <= %s AND updated < %s"
    " AND (changed_on, id) > (%s, %s) ORDER BY changed_on, id LIMIT %s"
)
# The time counts, as a day has many.
EARLIER: LiteralString = (
    "SELECT earlier_on, id FROM sessions WHERE earlier IS NOT NULL AND earlier_on < %s"
    " AND (earlier_on, id) > (%s, %s) ORDER BY earlier_on, id LIMIT %s"
)
DATE_UNREADABLE = "UPDATE aside SET day = %s WHERE day IS NULL AND taken < %s RETURNING size"
ASIDE = "SELECT DISTINCT day, id FROM aside WHERE day IS NOT NULL ORDER BY day DESC, id"
FORGET: LiteralString = (
    "DELETE FROM aside WHERE (id, change) IN"
    " (SELECT id, change FROM aside WHERE day = %s LIMIT %s) RETURNING id"
)

logger = logging.getLogger(__name__)


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Hold off the sweeps of other servers, with a connection of its own. Raises OSError."""
    connection = database.connect()
    try:
        with without_words():
            connection.execute("SELECT pg_advisory_lock(%s, %s)", SWEEPING)
        yield
    finally:
        connection.close()


def newest(database: Database) -> datetime | None:
    """When the session that was changed last was changed. Raises OSError."""
    ((found,),) = database.ask(NEWEST)
    return found.astimezone(UTC) if found else None


def old(database: Database, before: datetime) -> Iterator[str]:
    """The ids of sessions that weren't changed since. Raises OSError."""
    day, last = date.min, ""
    while rows := database.ask(OLD, before.astimezone(UTC).date(), before, day, last, BATCH):
        yield from (session_id for _, session_id in rows)
        day, last = rows[-1]


def with_old_earlier_days(database: Database, before: datetime) -> Iterator[str]:
    """The ids of sessions that last changed on a new day before that day. Raises OSError."""
    day, last = date.min, ""
    while rows := database.ask(EARLIER, before.astimezone(UTC).date(), day, last, BATCH):
        yield from (session_id for _, session_id in rows)
        day, last = rows[-1]


def one_by_one(session_ids: Iterator[str], do: Callable[[str], bool]) -> int:
    """Do something with each, log what can't be, and return for how many it was done.

    Raises OSError where the list of them can't be read on.
    """
    done = 0
    for session_id in session_ids:
        try:
            done += do(session_id)
        except StoreUnavailableError as error:
            logger.warning("a session is left as it is: %s", error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this session's alone
            logger.warning("a session is left as it is: %s", type(error).__name__)
    return done


def date_unreadable(database: Database, before: datetime, day: str) -> int:
    """Set aside what couldn't be read before then, and return its size. Raises OSError."""
    rows = database.ask(DATE_UNREADABLE, date.fromisoformat(day), before)
    return sum(size for (size,) in rows)


def aside(database: Database) -> Mapping[str, Sequence[str]]:
    """The ids of what is set aside by day, the newest first. Raises OSError."""
    days: dict[str, list[str]] = {}
    for day, session_id in database.ask(ASIDE):
        days.setdefault(day.isoformat(), []).append(session_id)
    return days


def forget(database: Database, day: str) -> int:
    """Remove for good what stands under a day. Raises OSError."""
    forgotten: set[str] = set()
    while rows := database.ask(FORGET, date.fromisoformat(day), BATCH):
        forgotten.update(session_id for (session_id,) in rows)
    return len(forgotten)
