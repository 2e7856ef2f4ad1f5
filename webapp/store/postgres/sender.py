"""Tells other workers what waits in the outbox: in one statement, apart from every save.

NOTIFY holds a lock of the whole database while it commits. So it stands in no save's transaction,
and its own waits for no disk (`synchronous_commit=off`).
"""

import hashlib
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from typing import LiteralString

from webapp.store.postgres.connecting import Connection
from webapp.store.postgres.database import Database
from webapp.store.postgres.errors import without_words
from webapp.store.postgres.outbox import Batch, Outbox

# PostgreSQL takes less than 8,000.
LARGEST_PAYLOAD = 7900
# Stands in place of a notice where some were lost.
LOST = "!"
SWEEP_SECONDS = 30
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
ATTEMPTS = 2

TELL: LiteralString = (
    "WITH kept AS (INSERT INTO letters (digest, worker, number, content)"
    " SELECT digest, %(worker)s, number, content"
    " FROM unnest(%(digests)s::text[], %(numbers)s::bigint[], %(contents)s::bytea[])"
    " AS new (digest, number, content) ON CONFLICT DO NOTHING)"
    " SELECT pg_notify(channel, payload)"
    " FROM unnest(%(channels)s::text[], %(payloads)s::text[]) AS told (channel, payload)"
)
FORGET: LiteralString = (
    "DELETE FROM letters USING unnest(%s::text[], %s::bigint[]) AS stored (session, number)"
    " WHERE digest = session AND worker = %s AND letters.number <= stored.number"
)
# Also those of workers that have died.
SWEEP: LiteralString = "DELETE FROM letters WHERE at < now() - interval '1 minute'"

logger = logging.getLogger(__name__)


class Sender(threading.Thread):
    """Ends when the outbox is closed and empty."""

    def __init__(self, database: Database, name: str, outbox: Outbox) -> None:
        super().__init__(name="letters-out", daemon=True)
        self._database = database
        self._worker = name
        self._outbox = outbox
        self._batch: Batch | None = None
        self._attempts = 0
        self._pause = FIRST_PAUSE
        self._swept = time.monotonic()

    def run(self) -> None:
        """Tell until the end; where that fails, go on over another connection."""
        while True:
            try:
                with closing(self._database.connect()) as connection, without_words():
                    connection.execute("SET synchronous_commit = off")
                    self._tell_all(connection, channel_of(connection))
            except OSError as error:
                if self._pause == FIRST_PAUSE:
                    logger.warning("other servers aren't told what is new: %s", error.strerror)
                if self._outbox.pause(self._pause):
                    return
                self._pause = min(2 * self._pause, LONGEST_PAUSE)
            else:
                return

    def _tell_all(self, connection: Connection, channel: str) -> None:
        """Tell until the outbox is closed. Raises psycopg.Error."""
        while True:
            self._batch = self._batch or self._outbox.take()
            if self._batch is None:
                return
            self._attempts += 1
            if self._attempts > ATTEMPTS:  # It may be what the database refuses.
                self._batch = Batch(lost=True)
            self._tell(connection, channel, self._batch)
            self._batch, self._attempts, self._pause = None, 0, FIRST_PAUSE
            if time.monotonic() - self._swept >= SWEEP_SECONDS:
                self._swept = time.monotonic()
                connection.execute(SWEEP)

    def _tell(self, connection: Connection, channel: str, batch: Batch) -> None:
        """Raises psycopg.Error."""
        if batch.sent or batch.lost:
            told = list(_payloads(self._worker, channel, batch))
            kept = [each.notice for each in batch.sent if each.notice.content is not None]
            values = {
                "worker": self._worker,
                "digests": [notice.session for notice in kept],
                "numbers": [notice.number for notice in kept],
                "contents": [notice.content for notice in kept],
                "channels": [name for name, _ in told],
                "payloads": [payload for _, payload in told],
            }
            connection.execute(TELL, values)
        if batch.stored:
            sessions, numbers = list(batch.stored), list(batch.stored.values())
            connection.execute(FORGET, [sessions, numbers, self._worker])


def channel_of(connection: Connection) -> str:
    """The name on which all workers listen that share these tables, and no others do.

    One worker's own has its name behind it. Raises psycopg.Error.
    """
    found = connection.execute("SELECT current_schema()").fetchone()
    return f"andersom_{hashlib.sha256(str(found).encode()).hexdigest()[:12]}"


def _payloads(worker: str, channel: str, batch: Batch) -> Iterator[tuple[str, str]]:
    """The channels and what is said on them: whose notices they are, and the notices."""
    said: dict[str, list[str]] = {}
    if batch.lost:
        said[channel] = [LOST]
    for sent in batch.sent:
        for name in [f"{channel}_{other}" for other in sent.to] or [channel]:
            said.setdefault(name, []).append(str(sent.notice))
    for name, notices in said.items():
        payload = worker
        for notice in notices:
            if len(payload) + 1 + len(notice) > LARGEST_PAYLOAD:
                yield name, payload
                payload = worker
            payload += f" {notice}"
        yield name, payload
