"""The tables, and how they became what they are: forwards only, by whichever server starts first.

Each session is one row, which is found by its id alone: no join, no transaction over two sessions.
So engines that spread a table over machines by its key can keep them.
"""

from typing import LiteralString

from webapp.store.postgres.connecting import Connection
from webapp.store.postgres.errors import DatabaseFailureError, without_words

# The two numbers of PostgreSQL's advisory locks that aren't a session's: "andersom" and which one.
MIGRATING = (0x616E6465, 1)
SWEEPING = (0x616E6465, 2)

NEWER = "the database was made ready by a newer version of Andersom"

# What is released stays as it is; a change is one more at the end.
MIGRATIONS: tuple[LiteralString, ...] = (
    # `change` is another random number with each save, `size` what the row counts as. An index on
    # `changed_on` is touched once a day, where one on `updated` would be with each save. `earlier`
    # is stored beside the row, and isn't written again when the rest of the row is.
    """
    CREATE TABLE sessions (
        id text PRIMARY KEY,
        key_sha256 text NOT NULL,
        created timestamptz NOT NULL,
        updated timestamptz NOT NULL,
        changed_on date NOT NULL,
        fields jsonb NOT NULL,
        state bytea NOT NULL,
        earlier bytea,
        earlier_on date,
        form smallint NOT NULL,
        sha256 bytea NOT NULL,
        size bigint NOT NULL,
        change bigint NOT NULL
    );
    CREATE INDEX sessions_changed_on ON sessions (changed_on, id);
    CREATE INDEX sessions_earlier_on ON sessions (earlier_on, id) WHERE earlier IS NOT NULL;

    CREATE TABLE tombstones (digest text PRIMARY KEY, deleted date NOT NULL);

    CREATE TABLE aside (
        LIKE sessions,
        taken timestamptz NOT NULL DEFAULT now(),
        day date,
        unreadable text,
        PRIMARY KEY (id, change)
    );
    CREATE INDEX aside_day ON aside (day, id);

    CREATE TABLE notes (name text PRIMARY KEY, text text, number bigint);
    """,
    # A row changes again and again, and finds room for it in its own page.
    """
    CREATE UNLOGGED TABLE counts (
        name bytea PRIMARY KEY,
        tokens double precision NOT NULL,
        since timestamptz NOT NULL,
        burst double precision NOT NULL,
        rate double precision NOT NULL
    ) WITH (fillfactor = 50);
    """,
    # What phones wrote in the last second, for other workers to fetch (channel.py).
    """
    CREATE UNLOGGED TABLE letters (
        digest text NOT NULL,
        worker text NOT NULL,
        number bigint NOT NULL,
        content bytea NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (digest, worker, number)
    );
    """,
)


def migrate(connection: Connection) -> None:
    """Make the tables what this version needs, and return once they are. Raises OSError.

    Several servers may do so at once. One that finds tables of a newer version changes nothing.
    """
    with without_words():
        if connection.info.parameter_status("server_encoding") != "UTF8":
            raise DatabaseFailureError("the database must have the encoding UTF8")
        if _version(connection) < len(MIGRATIONS):
            _make(connection)
        # So a user who may not make tables can serve from those that are there.
        if _version(connection) > len(MIGRATIONS):
            raise DatabaseFailureError(NEWER)


def require(connection: Connection) -> None:
    """See that the tables are what this version needs, and change nothing. Raises OSError."""
    with without_words():
        match _version(connection):
            case 0:
                raise DatabaseFailureError("the database holds no sessions of Andersom")
            case version if version > len(MIGRATIONS):
                raise DatabaseFailureError(NEWER)
            case version if version < len(MIGRATIONS):
                raise DatabaseFailureError(
                    "the database was made ready by an older version of Andersom: start a server"
                    " of this one on it once"
                )


def _make(connection: Connection) -> None:
    with connection.transaction():
        connection.execute("SET LOCAL statement_timeout = 0")
        connection.execute("SELECT pg_advisory_xact_lock(%s, %s)", MIGRATING)
        connection.execute(
            "CREATE TABLE IF NOT EXISTS andersom_schema"
            " (version integer PRIMARY KEY, made timestamptz NOT NULL DEFAULT now())"
        )
        done = _version(connection)
        for number, statements in enumerate(MIGRATIONS[done:], done + 1):
            connection.execute(statements)
            connection.execute("INSERT INTO andersom_schema (version) VALUES (%s)", [number])


def _version(connection: Connection) -> int:
    made = connection.execute("SELECT to_regclass('andersom_schema') IS NOT NULL").fetchone()
    if made != (True,):
        return 0
    found = connection.execute("SELECT coalesce(max(version), 0) FROM andersom_schema").fetchone()
    return int(found[0]) if found else 0
