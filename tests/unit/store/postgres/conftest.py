"""What tests of the store in PostgreSQL share: one with a session, and one that gives up soon."""

import pytest

from tests.support.stores.places import DatabasePlace
from tests.support.stores.records import RECORD
from webapp.store.postgres import database as connections
from webapp.store.postgres.store import PostgresStore, open_store


@pytest.fixture
def store(database: DatabasePlace, monkeypatch: pytest.MonkeyPatch) -> PostgresStore:
    """A store with one session, that waits for connections only for a moment."""
    monkeypatch.setattr(connections, "PATIENCE", 1.5)
    store = open_store(database.data)
    with store.open(RECORD.id) as entry:
        entry.save(RECORD)
    return store
