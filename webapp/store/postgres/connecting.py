"""How a connection to the database is made, and what it is told before anybody uses it."""

import logging

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from webapp.store.postgres.address import Address
from webapp.store.postgres.errors import UNREACHABLE, DatabaseFailureError, without_words

# The times (seconds, and milliseconds) are for a database that goes away without a word.
DEFAULTS: dict[str, str | int] = {
    "application_name": "andersom",
    # A standby may lag behind, and what it lacks would be taken for absent.
    "target_session_attrs": "read-write",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
# A session may be held while it is merged, which takes 20 seconds at most. READ COMMITTED, since a
# row must be read as it is once its lock is had, not as it was when the transaction began.
SETTINGS = b"""
SET synchronous_commit = on;
SET default_transaction_isolation = 'read committed';
SET lock_timeout = '30s';
SET statement_timeout = '40s';
SET idle_in_transaction_session_timeout = '60s'
"""

# What it logs at the end of a connection may be what PostgreSQL said of a statement.
logging.getLogger("psycopg").setLevel(logging.CRITICAL)
logging.getLogger("psycopg.pool").setLevel(logging.WARNING)

Connection = psycopg.Connection[TupleRow]


def conninfo(address: Address) -> str:
    """The address with our defaults for what it leaves open. Raises DatabaseFailureError."""
    try:
        given = conninfo_to_dict(address.url)
    except psycopg.Error:
        raise DatabaseFailureError("the database's address can't be understood") from None
    return make_conninfo(
        address.url, **{name: value for name, value in DEFAULTS.items() if name not in given}
    )


def first_connection(address: Address) -> Connection:
    """A connection at the start; what libpq says of a failure is told. Raises OSError.

    Nothing was sent yet, so it can quote neither words nor ids, and it never quotes passwords.
    """
    info = conninfo(address)
    try:
        connection = psycopg.connect(info, autocommit=True)
    except psycopg.Error as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise DatabaseFailureError(f"{UNREACHABLE}: {reason}") from None
    with without_words():
        configure(connection)
    return connection


def configure(connection: Connection) -> None:
    """Give a new connection our settings. Raises psycopg.Error."""
    connection.execute(SETTINGS)
    if not connection.autocommit:
        connection.commit()
