"""Hears what other workers tell, and fetches what they wrote."""

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import LiteralString

from psycopg import sql

from webapp.store.channel import Hear, Notice
from webapp.store.postgres.connecting import Connection
from webapp.store.postgres.database import Database
from webapp.store.postgres.errors import without_words
from webapp.store.postgres.sender import FIRST_PAUSE, LONGEST_PAUSE, LOST, channel_of

# How long it may take to notice that it is to end.
LOOK_SECONDS = 0.5

LISTEN: LiteralString = "LISTEN {}"
FETCH: LiteralString = (
    "SELECT digest, worker, number, content FROM letters WHERE (digest, worker, number) IN"
    " (SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[]))"
)

logger = logging.getLogger(__name__)


class Listener(threading.Thread):
    """Listens until it is stopped, over one connection after another."""

    def __init__(self, database: Database, name: str, hear: Hear, miss: Callable[[], None]) -> None:
        super().__init__(name="letters-in", daemon=True)
        self._database = database
        self._worker = name
        self._hear = hear
        self._miss = miss
        self._stopped = threading.Event()
        self._pause = FIRST_PAUSE

    def stop(self) -> None:
        """End soon, and wait for it."""
        self._stopped.set()
        self.join(2)

    def run(self) -> None:
        """Listen; a connection that ends, as after a failover, is replaced."""
        while not self._stopped.is_set():
            try:
                with closing(self._database.connect()) as connection, without_words():
                    self._listen(connection)
            except OSError as error:
                if self._pause == FIRST_PAUSE:
                    logger.warning("other servers' news don't arrive: %s", error.strerror)
                self._stopped.wait(self._pause)
                self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _listen(self, connection: Connection) -> None:
        """Raises psycopg.Error."""
        channel = channel_of(connection)
        for name in (channel, f"{channel}_{self._worker}"):
            connection.execute(sql.SQL(LISTEN).format(sql.Identifier(name)))
        self._miss()
        while not self._stopped.is_set():
            heard = _heard(connection)
            self._take(connection, heard)
            if not heard:  # It isn't what was heard that makes it fail.
                self._pause = FIRST_PAUSE

    def _take(self, connection: Connection, heard: Iterable[str]) -> None:
        """Raises psycopg.Error."""
        said: list[tuple[str, Notice]] = []
        for payload in heard:
            worker, *notices = payload.split(" ")
            if worker == self._worker:
                continue
            if LOST in notices:
                self._miss()
            said += [(worker, notice) for text in notices if (notice := Notice.parsed(text))]
        contents = _fetch(connection, [each for each in said if each[1].number])
        for worker, notice in said:
            key = (notice.session, worker, notice.number)
            self._hear(worker, notice.having(contents.get(key)) if notice.number else notice)


def _heard(connection: Connection) -> list[str]:
    """What has been told since the last time, or is within a moment. Raises psycopg.Error."""
    heard = [each.payload for each in connection.notifies(timeout=0, stop_after=1)]
    # What came right behind the answer to a question has been read, so no wait would end with it.
    while behind := connection.pgconn.notifies():
        heard.append(behind.extra.decode())
    return heard or [
        each.payload for each in connection.notifies(timeout=LOOK_SECONDS, stop_after=1)
    ]


def _fetch(
    connection: Connection, wanted: list[tuple[str, Notice]]
) -> dict[tuple[str, str, int], bytes]:
    """What was written, by session, worker and number. Raises psycopg.Error."""
    if not wanted:
        return {}
    values = [
        [notice.session for _, notice in wanted],
        [worker for worker, _ in wanted],
        [notice.number for _, notice in wanted],
    ]
    rows = connection.execute(FETCH, values, binary=True).fetchall()
    return {(session, worker, number): content for session, worker, number, content in rows}
