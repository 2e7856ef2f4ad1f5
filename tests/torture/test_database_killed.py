"""Over a database, too, what was acknowledged outlives kills: of workers, of PostgreSQL."""

import signal
from collections.abc import Iterator
from random import Random
from threading import Event
from time import monotonic

import pytest

from tests.support.stores.postgres import Server as Database
from tests.support.stores.postgres import server as database_server
from tests.support.stores.workers import Several
from tests.torture.live_writers import LiveCrowd
from tests.torture.run_length import report, times
from tests.torture.writers import Crowd
from webapp.store.postgres.address import Address


@pytest.fixture
def database() -> Iterator[Database]:
    """A PostgreSQL of the test's own, which it may kill."""
    with database_server() as one:
        yield one


@pytest.fixture
def place(database: Database) -> Address:
    """An empty place in it."""
    return database.empty()


@pytest.fixture
def server(place: Address) -> Iterator[Several]:
    """A server of two workers."""
    one = Several(place.url, {})
    yield one
    one.end(signal.SIGTERM)


def test_workers_are_killed_amid_syncs(place: Address, server: Several, chance: Random) -> None:
    begun, kills = monotonic(), times(4, 100)
    with Crowd([server.port], chance) as crowd:
        for _ in range(kills):
            crowd.wait_acknowledged(chance.randrange(1, 40))
            Event().wait(chance.uniform(0, 0.02))
            server.kill(chance.choice(server.workers))
            crowd.check(place)
        crowd.settle()
    crowd.check_whole(place)
    report(f"{kills} kills of workers: {crowd.words} words there, {monotonic() - begun:.0f} s")


def test_the_database_is_killed_amid_syncs(
    database: Database, place: Address, server: Several, chance: Random
) -> None:
    begun, kills = monotonic(), times(3, 60)
    with Crowd([server.port], chance) as crowd:
        for _ in range(kills):
            crowd.wait_acknowledged(chance.randrange(1, 40))
            Event().wait(chance.uniform(0, 0.02))
            database.stop()
            crowd.wait_refused(1)
            database.start()
            crowd.check(place)
        crowd.settle()
    crowd.check_whole(place)
    report(f"{kills} kills of PostgreSQL: {crowd.words} words there, {monotonic() - begun:.0f} s")


def test_the_database_is_killed_amid_letters(
    database: Database, place: Address, server: Several, chance: Random
) -> None:
    begun, kills = monotonic(), times(2, 40)
    with LiveCrowd(server.port, chance) as crowd:
        for _ in range(kills):
            crowd.wait_acknowledged(chance.randrange(1, 20))
            Event().wait(chance.uniform(0, 0.6))
            database.stop()
            database.start()
            crowd.check(place)
    crowd.check_whole(place)
    report(
        f"{kills} kills amid letters over PostgreSQL: {crowd.words} words there,"
        f" {monotonic() - begun:.0f} s"
    )
