"""What a save on PostgreSQL costs beside a bare upsert, with few sessions and with many.

    python -m bench.server.rows --sessions 1000000

Both wait for the disk, as PostgreSQL does by default. The four take turns.
"""

import argparse
import random
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from statistics import median
from unittest.mock import patch

import psycopg

from bench.server.sessions import Written, session_id
from tests.support.stores import postgres
from webapp.store.postgres import statements
from webapp.store.postgres.connecting import Connection
from webapp.store.postgres.rows import to_values
from webapp.store.postgres.store import PostgresStore, open_store

FEW = 1000
BATCH = 10_000
SIZE = "SELECT pg_total_relation_size('sessions')"
ROUNDS = 1500
COLUMNS = [name for name in statements.NAMES.split(", ") if name != "id"]
UPSERT = (
    f"INSERT INTO sessions ({statements.NAMES}) VALUES ({statements.GIVEN}) ON CONFLICT (id)"  # noqa: S608 - of constants
    f" DO UPDATE SET {', '.join(f'{name} = EXCLUDED.{name}' for name in COLUMNS)}"
)


@dataclass
class Table:
    """A database with so many sessions: milliseconds of each save and of each upsert."""

    sessions: int
    store: PostgresStore
    connection: Connection
    saves: list[float] = field(default_factory=list)
    upserts: list[float] = field(default_factory=list)


@contextmanager
def table(server: postgres.Server, written: Written, sessions: int) -> Iterator[Table]:
    """A database that is filled."""
    address = server.empty()
    with (
        closing(open_store(address)) as store,
        psycopg.connect(address.url, autocommit=True) as connection,
    ):
        record = written.record()
        names = statements.NAMES.split(", ")
        with connection.cursor() as cursor:
            for at in range(0, sessions, BATCH):
                with cursor.copy(f"COPY sessions ({statements.NAMES}) FROM STDIN") as copy:
                    for number in range(at, min(at + BATCH, sessions)):
                        values = to_values(replace(record, id=session_id(number)))
                        copy.write_row([values.columns[name] for name in names])
        connection.execute("VACUUM ANALYZE sessions")
        connection.execute("CHECKPOINT")
        yield Table(sessions, store, connection)


def use(one: Table, written: Written, day: int) -> None:
    """Save a session that is drawn by lot, and upsert another one."""
    chance = random.randrange(one.sessions)  # noqa: S311 - no secret
    # All on one day, or earlier states would be kept as well.
    when = f"2026-11-27T{11 + day // 3600:02}:{day // 60 % 60:02}:{day % 60:02}Z"
    began = time.perf_counter()
    with one.store.open(session_id(chance)) as entry:
        assert entry.record
        entry.save(replace(entry.record, updated=when))
    one.saves.append((time.perf_counter() - began) * 1000)
    other = session_id((chance + one.sessions // 2) % one.sessions)
    columns = to_values(replace(written.record(), id=other, updated=when)).columns
    began = time.perf_counter()
    one.connection.execute(UPSERT, columns)
    one.upserts.append((time.perf_counter() - began) * 1000)


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=1_000_000)
    parser.add_argument("--words", type=int, default=4, help="words in each field")
    asked = parser.parse_args()
    written = Written(asked.words)
    with (
        patch.object(postgres, "FAST", ("shared_buffers=256MB",)),
        postgres.server() as server,
        ExitStack() as opened,
    ):
        tables = [
            opened.enter_context(table(server, written, size)) for size in (FEW, asked.sessions)
        ]
        for number in range(ROUNDS):
            for one in tables:
                use(one, written, number)
        for one in tables:
            save, upsert = median(one.saves), median(one.upserts)
            ((size,),) = one.connection.execute(SIZE)
            print(f"{one.sessions} sessions: {size / one.sessions:.0f} bytes each")
            print(
                f"{one.sessions} sessions: a save {save:.2f} ms (p50), a bare upsert"
                f" {upsert:.2f} ms, {save / upsert:.2f} times it"
            )
        few, many = (median(one.saves) for one in tables)
        print(f"many beside few: {many / few:.2f}")


if __name__ == "__main__":
    main()
