"""What can't be read of a session is kept as long as what is set aside, and not longer."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.python_phone import ID
from tests.support.stores.places import DatabasePlace
from tests.support.stores.records import RECORD
from webapp.store.postgres.store import PostgresStore

LATER = datetime.now(UTC) + timedelta(days=366)


@pytest.fixture
def damaged(store: PostgresStore, database: DatabasePlace) -> PostgresStore:
    """A store in which a session was found unreadable, and begun anew."""
    database.spoil(ID)
    with store.open(ID) as entry:
        assert entry.record is None
        entry.save(RECORD)
    return store


def test_it_counts_as_room_and_stands_under_no_day(
    damaged: PostgresStore, database: DatabasePlace
) -> None:
    one = database.ask("SELECT size FROM sessions")[0][0]
    assert damaged.used == 2 * one
    assert not damaged.aside()
    assert database.ask("SELECT unreadable FROM aside") == [("its checksum is wrong",)]


def test_a_sweep_sets_it_aside_once_it_is_old(
    damaged: PostgresStore, database: DatabasePlace
) -> None:
    assert damaged.expire(datetime.now(UTC) - timedelta(days=366), "2026-11-28") == 0
    assert not damaged.aside()
    damaged.expire(LATER, "2026-11-28")
    assert database.aside() == [ID, ID]
    assert damaged.used == 0
    assert damaged.forget("2026-11-28") == 1
    assert not database.aside()


def test_it_goes_aside_with_its_session_and_is_not_brought_back(
    damaged: PostgresStore, database: DatabasePlace
) -> None:
    with damaged.open(ID) as entry:
        entry.expire("2026-11-28")
    assert damaged.used == 0
    with damaged.open(ID) as entry:
        entry.bring_back(RECORD.updated)
        assert entry.record == RECORD
    assert database.unreadable() == 1


def test_it_is_deleted_with_its_session(damaged: PostgresStore, database: DatabasePlace) -> None:
    with damaged.open(ID) as entry:
        entry.delete()
    assert database.unreadable() == 0
    counted = damaged.used
    damaged.measure()
    assert damaged.used == counted
