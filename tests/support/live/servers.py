"""Servers that share a database, and what passes between them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from psycopg import sql

from tests.support.api import api_app
from tests.support.asgi_server import BOTH, Running, running
from tests.support.stores.places import DatabasePlace
from webapp import open_store
from webapp.store.postgres.sender import channel_of


@contextmanager
def sharing(database: DatabasePlace, **settings: object) -> Iterator[Running]:
    """One more server on a database."""
    app = api_app(database.data, **settings)
    with (
        closing(open_store(database.data)) as store,
        running(BOTH[0], app, channel=store.channel) as server,
    ):
        yield server


@contextmanager
def overheard(database: DatabasePlace, workers: list[str]) -> Iterator[list[str]]:
    """The notices to all workers and to these, as anybody may hear them; filled at the end."""
    heard: list[str] = []
    with psycopg.connect(database.data.url, autocommit=True) as connection:
        channel = channel_of(connection)
        for name in (channel, *(f"{channel}_{worker}" for worker in workers)):
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(name)))
        yield heard
        heard += [each.payload for each in connection.notifies(timeout=0)]
