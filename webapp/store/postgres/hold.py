"""A session's lock, held by a transaction from the first read to the commit.

The lock is an advisory one of the id: it also holds where there is no row yet, and unlike a row's
it costs a mere reader no write. It only makes others wait. That nothing is lost without it, as on
engines that have no such locks, is due to `change`: a write that doesn't find the number that was
read changes nothing.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg.rows import TupleRow

from webapp.store.postgres.connecting import Connection
from webapp.store.postgres.database import Database
from webapp.store.postgres.errors import DatabaseFailureError, is_undone, without_words
from webapp.store.postgres.statements import LOCK, READ, TOMBSTONE, Statement


@dataclass(frozen=True)
class Seen:
    """What was there when the lock was had."""

    row: TupleRow | None
    deleted: bool

    def same_as(self, other: "Seen") -> bool:
        """Whether nobody wrote in between."""
        return (
            self.deleted == other.deleted
            and (self.row or (None,))[-1] == (other.row or (None,))[-1]
        )


class ChangedMeanwhileError(DatabaseFailureError):
    """Somebody else wrote, though the lock was held, or as it was lost with its connection."""

    def __init__(self) -> None:
        super().__init__("the session changed meanwhile")


class Hold:
    """One holding. Where a connection breaks before a commit, the lock is taken anew."""

    def __init__(self, database: Database, session_id: str) -> None:
        self._database = database
        self._id = session_id
        self.digest = hashlib.sha256(session_id.encode()).hexdigest()
        self._connection: Connection | None = None
        try:
            with without_words():
                self.seen = database.patiently(self._take)
        except BaseException:
            self.release()
            raise

    def ask(self, sql: LiteralString, *values: object) -> Sequence[TupleRow]:
        """The rows of a question. Raises OSError."""

        def once() -> Sequence[TupleRow]:
            return self._held().execute(sql, values).fetchall()

        with without_words():
            return self._database.patiently(once)

    def write(self, statements: Sequence[Statement]) -> None:
        """Do all of it or nothing, and return once it is on disk. Raises OSError.

        Once a commit was sent, only PostgreSQL itself can say that it did nothing: then all is done
        again. Where the connection broke, nobody knows; the caller has to ask again.
        """
        with without_words():
            self._database.patiently(lambda: self._write(statements))

    def release(self) -> None:
        """Let go; what wasn't written is forgotten."""
        if connection := self._connection:
            self._connection = None
            with suppress(psycopg.Error):
                connection.rollback()
            self._database.give_back(connection)

    def _take(self) -> Seen:
        """Raises psycopg.Error."""
        self.release()
        self._connection = connection = self._database.lend()
        # In one round trip; each statement sees what was there when it began.
        with connection.pipeline():
            connection.execute(LOCK, [int.from_bytes(bytes.fromhex(self.digest)[:8], signed=True)])
            session = connection.execute(READ, [self._id])
        # By itself: after a pipeline, PostgreSQL 15 doesn't count for how long we are idle.
        tombstone = connection.execute(TOMBSTONE, [self.digest])
        return Seen(session.fetchone(), tombstone.fetchone() is not None)

    def _held(self) -> Connection:
        """The connection with the lock, taken anew where it was lost. Raises psycopg.Error."""
        if self._connection and _in_transaction(self._connection):
            return self._connection
        if not self._take().same_as(self.seen):
            raise ChangedMeanwhileError
        return self._held()

    def _write(self, statements: Sequence[Statement]) -> None:
        connection = self._held()
        for each in statements:
            cursor = connection.execute(each.sql, each.values)
            if each.sure and cursor.rowcount != 1:
                raise ChangedMeanwhileError
        with _sure_of_the_end(), _without_warning(connection):
            connection.commit()


def _in_transaction(connection: Connection) -> bool:
    """Whether it has the lock, as far as is known."""
    return connection.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS


@contextmanager
def _without_warning(connection: Connection) -> Iterator[None]:
    """Raise OSError for a commit that PostgreSQL did with a warning, which it calls a success.

    Somebody cancelled its wait for a standby, or it took too long: it isn't kept there yet.
    """
    warned: list[str | None] = []

    def note(notice: psycopg.errors.Diagnostic) -> None:
        warned.append(notice.severity_nonlocalized)

    connection.add_notice_handler(note)
    try:
        yield
    finally:
        connection.remove_notice_handler(note)
    if "WARNING" in warned:
        raise DatabaseFailureError("the database's standby doesn't have it yet")


@contextmanager
def _sure_of_the_end() -> Iterator[None]:
    """Raise psycopg.Error only where the commit did nothing, else OSError."""
    try:
        yield
    except psycopg.Error as error:
        if is_undone(error):
            raise
        raise DatabaseFailureError("the database didn't say whether it keeps it") from None
