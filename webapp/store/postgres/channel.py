"""The way to other workers over PostgreSQL: LISTEN and NOTIFY, and a table for what is written.

A notice is told to the whole database, and may be seen by whoever may connect; so it holds digests
and no words. What somebody wrote is a row of `letters`, which the others fetch, and which goes a
moment after it was stored. The table isn't in the write-ahead log, and empty after a crash: what
isn't stored is on phones.
"""

from collections.abc import Callable, Sequence
from secrets import token_hex

from webapp.store.channel import Hear, Notice
from webapp.store.postgres.database import Database
from webapp.store.postgres.listener import Listener
from webapp.store.postgres.outbox import Outbox, Sent
from webapp.store.postgres.sender import Sender


class PostgresChannel:
    """Two threads, each with a connection of its own. None of it waits for a session's save."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._outbox = Outbox()
        self._sender: Sender | None = None
        self._listener: Listener | None = None

    def open(self, hear: Hear, miss: Callable[[], None]) -> None:
        """Begin to listen; see `webapp.store.channel.Channel`."""
        # Made here and not before: processes that are forked from one must not share it.
        name = token_hex(6)
        self._sender = Sender(self._database, name, self._outbox)
        self._listener = Listener(self._database, name, hear, miss)
        self._sender.start()
        self._listener.start()

    def send(self, notice: Notice, to: Sequence[str] = ()) -> None:
        """Tell these workers, or all others, soon."""
        self._outbox.add(Sent(notice, tuple(to)))

    def forget(self, session: str, number: int) -> None:
        """Remove content of a session, up to this number, soon."""
        self._outbox.forget(session, number)

    def close(self) -> None:
        """Tell what waits, and end."""
        self._outbox.close()
        if self._sender and self._listener:
            self._sender.join(2)
            self._listener.stop()
