"""Connections to the database: lent out, asked, and asked again."""

import random
import time
from collections.abc import Callable, Sequence
from typing import LiteralString, TypeVar

import psycopg
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from webapp.store.postgres.address import Address
from webapp.store.postgres.connecting import Connection, configure, conninfo
from webapp.store.postgres.errors import is_gone, is_undone, without_words

# More than the server has threads, so that none waits for another one's connection.
MOST_HOLDING = 16
MOST_ASKING = 8
# Seconds: for a connection; and how long after the beginning something is tried once more.
PATIENCE = 3.0
ALL_ATTEMPTS = 10.0
ATTEMPTS = 6
T = TypeVar("T")


class Database:
    """Two pools: an entry keeps its connection while it asks for one more, and neither waits so.

    They open with the first question, as they start threads, and a process that forks must not
    have any before (webapp/yjs/fork_server.py).
    """

    def __init__(self, address: Address) -> None:
        self._info = conninfo(address)
        self._holding = _pool(self._info, MOST_HOLDING, autocommit=False)
        self._asking = _pool(self._info, MOST_ASKING, autocommit=True)

    def lend(self) -> Connection:
        """A connection to hold a session with; `give_back` must follow. Raises psycopg.Error."""
        self._holding.open()
        return self._holding.getconn()

    def give_back(self, connection: Connection) -> None:
        """Take it back, with or without a transaction, broken or not."""
        self._holding.putconn(connection)

    def ask(self, sql: LiteralString, *values: object) -> Sequence[TupleRow]:
        """The rows of one statement, which is a transaction of its own. Raises OSError."""

        def once() -> Sequence[TupleRow]:
            self._asking.open()
            with self._asking.connection() as connection:
                cursor = connection.execute(sql, values)
                return cursor.fetchall() if cursor.description else []

        with without_words():
            return self.patiently(once)

    def do_slowly(self, sql: LiteralString) -> None:
        """Do what reads all sessions, and may take minutes. Raises OSError."""

        def once() -> None:
            self._asking.open()
            with self._asking.connection() as connection, connection.transaction():
                connection.execute("SET LOCAL statement_timeout = '15min'")
                connection.execute(sql)

        with without_words():
            self.patiently(once)

    def note(self, sql: LiteralString, *values: object) -> Sequence[TupleRow]:
        """Do once what may be lost in a crash, so that it waits for no disk. Raises OSError."""
        with without_words():
            self._asking.open()
            with self._asking.connection() as connection:
                with connection.pipeline(), connection.transaction():
                    connection.execute("SET LOCAL synchronous_commit = off")
                    cursor = connection.execute(sql, values)
                return cursor.fetchall() if cursor.description else []

    def connect(self) -> Connection:
        """A connection of one's own, outside the pools. Raises OSError."""
        with without_words():
            connection = psycopg.connect(self._info, autocommit=True)
            configure(connection)
            return connection

    def patiently(self, once: Callable[[], T]) -> T:
        """Do again what surely left nothing behind, or does no harm twice. Raises psycopg.Error."""
        began = time.monotonic()
        for attempt in range(1, ATTEMPTS):
            try:
                return once()
            except psycopg.Error as error:
                late = time.monotonic() - began > ALL_ATTEMPTS
                if late or not (is_undone(error) or is_gone(error)):
                    raise
                if is_gone(error):
                    self._drop_broken()
                time.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311 - only a pause
        return once()

    def close(self) -> None:
        """Close all connections; nothing can be asked any more."""
        self._holding.close()
        self._asking.close()

    def _drop_broken(self) -> None:
        """After a restart of the database all are, so that the next one lent would be as well."""
        for pool in (self._holding, self._asking):
            pool.check()


def _pool(info: str, most: int, *, autocommit: bool) -> ConnectionPool[Connection]:
    return ConnectionPool(
        info,
        kwargs={"autocommit": autocommit},
        min_size=1,
        max_size=most,
        open=False,
        configure=configure,
        timeout=PATIENCE,
        # Then it begins anew with the next question, where it would wait longer each time.
        reconnect_timeout=PATIENCE,
    )
