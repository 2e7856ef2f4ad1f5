"""Token buckets as rows: what all servers together have given to an address, or to a session.

They are in a table that a crash empties, and no commit of theirs waits for the disk. Names are
there as digests only.
"""

import hashlib
from collections.abc import Mapping
from typing import LiteralString

from webapp.store.counts import Bucket
from webapp.store.postgres.database import Database

# The clock is read while the row is locked, so that no second is given twice.
PASSED: LiteralString = (
    "greatest(0, extract(epoch FROM clock_timestamp() - counts.since)::double precision)"
)
FILLED: LiteralString = f"least(EXCLUDED.burst, counts.tokens + EXCLUDED.rate * {PASSED})"
# In the order of names, so that no two servers wait for each other.
SPEND: LiteralString = (
    "INSERT INTO counts (name, tokens, since, burst, rate)"
    " SELECT name, burst - spent, clock_timestamp(), burst, rate"
    " FROM unnest(%s::bytea[], %s::double precision[], %s::double precision[],"
    " %s::double precision[]) AS told (name, spent, burst, rate) ORDER BY name"
    " ON CONFLICT (name) DO UPDATE SET (tokens, since, burst, rate) ="
    f" ({FILLED} - EXCLUDED.burst + EXCLUDED.tokens, clock_timestamp(),"
    " EXCLUDED.burst, EXCLUDED.rate)"
)
SPEND_ANYWAY: LiteralString = f"{SPEND} RETURNING name, tokens"
SPEND_IF_THERE: LiteralString = f"{SPEND} WHERE {FILLED} >= 1 RETURNING name"
WAIT: LiteralString = f"SELECT (1 - tokens) / rate - {PASSED} FROM counts WHERE name = %s"
FORGET: LiteralString = f"DELETE FROM counts WHERE tokens + rate * {PASSED} >= burst"


class PostgresCounts:
    """The counts of all servers on a database; see `webapp.store.counts.Counts`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, bucket: Bucket) -> float:
        """Take a token, or return in how many seconds there is one. Raises OSError."""
        if self._database.note(SPEND_IF_THERE, *_columns({bucket: 1.0})):
            return 0.0
        rows = self._database.ask(WAIT, _digest(bucket))
        return max(1.0, float(rows[0][0])) if rows else 1.0

    def spend(self, spent: Mapping[Bucket, float]) -> Mapping[Bucket, float]:
        """Take so many, and return what there is then. Raises OSError."""
        buckets = {_digest(bucket): bucket for bucket in spent}
        rows = self._database.note(SPEND_ANYWAY, *_columns(spent))
        return {buckets[name]: float(tokens) for name, tokens in rows}

    def forget(self) -> None:
        """Remove those that are full again. Raises OSError."""
        self._database.note(FORGET)


def _columns(spent: Mapping[Bucket, float]) -> tuple[list[object], ...]:
    return (
        [_digest(bucket) for bucket in spent],
        # An array has one type, and some of these are whole.
        [float(tokens) for tokens in spent.values()],
        [float(bucket.burst) for bucket in spent],
        [float(bucket.rate) for bucket in spent],
    )


def _digest(bucket: Bucket) -> bytes:
    return hashlib.sha256(bucket.name.encode()).digest()
