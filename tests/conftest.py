"""What all kinds of tests share: a database, and a place for sessions of either kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stores.places import DatabasePlace, FolderPlace, Place
from tests.support.stores.postgres import Server, server
from webapp.store.postgres.address import Address
from webapp.store.postgres.database import Database


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL, started for the first test that needs it."""
    with server() as one:
        yield one


@pytest.fixture
def database(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabasePlace]:
    """A place in it without any tables; what a test left open there is closed."""
    opened: list[Database] = []

    def connected(address: Address) -> Database:
        opened.append(Database(address))
        return opened[-1]

    monkeypatch.setattr("webapp.store.postgres.store.Database", connected)
    yield DatabasePlace(postgres.empty())
    for each in opened:
        each.close()


@pytest.fixture(params=["tinydb", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place for sessions, once of each kind."""
    if request.param == "tinydb":
        return FolderPlace(tmp_path / "data")
    found = request.getfixturevalue("database")
    assert isinstance(found, Place)
    return found
