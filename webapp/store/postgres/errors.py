"""What went wrong with the database, in words that hold nothing of what was sent to it.

PostgreSQL's own messages quote values, which are what people wrote.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg_pool import PoolClosed, PoolTimeout

UNREACHABLE = "the database can't be reached"
SENTENCES = {
    "25006": "the database takes no writes at this time",
    "42501": "the database's user lacks a permission",
    "42P01": "the database lacks a table",
    "53100": "the database's disk is full",
    "53300": "the database takes no more connections",
    "55P03": "somebody else holds it for too long",
    "57014": "the database takes too long",
}
# PostgreSQL says of these that nothing was done: a conflict between transactions, or a deadlock.
UNDONE = {"40001", "40P01"}
# The connection is gone: it was idle for too long, or the server stops, crashes or isn't up yet.
GONE = {"25P03", "57P01", "57P02", "57P03"}


class DatabaseFailureError(OSError):
    """The database couldn't do what was asked."""

    def __init__(self, sentence: str) -> None:
        super().__init__(errno.EIO, sentence)


def failure(error: psycopg.Error) -> DatabaseFailureError:
    """The same without what PostgreSQL said of it."""
    if is_gone(error) or isinstance(error, PoolTimeout | PoolClosed):
        return DatabaseFailureError(UNREACHABLE)
    unknown = f"the database refused ({error.sqlstate or type(error).__name__})"
    return DatabaseFailureError(SENTENCES.get(error.sqlstate or "", unknown))


def is_undone(error: psycopg.Error) -> bool:
    """Whether the transaction surely left nothing behind, and may go well the next time."""
    return error.sqlstate in UNDONE


def is_gone(error: psycopg.Error) -> bool:
    """Whether the connection broke; if that was at a commit, nobody knows what came of it."""
    if error.sqlstate is None:
        ours = isinstance(error, PoolTimeout | PoolClosed)
        return isinstance(error, psycopg.OperationalError) and not ours
    return error.sqlstate in GONE or error.sqlstate.startswith("08")


@contextmanager
def without_words() -> Iterator[None]:
    """Raise DatabaseFailureError for what psycopg raises."""
    try:
        yield
    except psycopg.Error as error:
        raise failure(error) from None
