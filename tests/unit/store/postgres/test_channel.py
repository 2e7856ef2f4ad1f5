"""What one worker tells over the database, others hear whole and in order."""

from collections.abc import Iterator
from contextlib import closing
from queue import SimpleQueue

import pytest

from tests.support.stores.places import DatabasePlace, refused
from tests.support.stores.records import RECORD
from webapp.store.channel import Notice, digest
from webapp.store.postgres.store import PostgresStore, open_store

SESSION = digest(RECORD.id)
PATIENCE_S = 15
OLD = "INSERT INTO letters VALUES (%s, 'dead', 1, 'words', now() - interval '2 minutes')"


class Worker:
    """What one worker hears: whose notices, and None where it may have missed some."""

    def __init__(self, store: PostgresStore) -> None:
        self.channel = store.channel
        self._heard: SimpleQueue[tuple[str, Notice] | None] = SimpleQueue()
        self.channel.open(lambda *told: self._heard.put(told), lambda: self._heard.put(None))

    def next(self) -> tuple[str, Notice] | None:
        return self._heard.get(timeout=PATIENCE_S)


@pytest.fixture
def workers(store: PostgresStore, database: DatabasePlace) -> Iterator[tuple[Worker, Worker]]:
    """Two that listen."""
    with closing(store), closing(open_store(database.data)) as another:
        both = Worker(store), Worker(another)
        for each in both:
            assert each.next() is None
        yield both


def test_more_than_one_notice_can_hold_arrives_in_order(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    for number in range(1000):
        one.channel.send(Notice("p", SESSION, f"n{number}"))
    heard = [other.next() for _ in range(1000)]
    assert [each[1].text for each in heard if each] == [f"n{number}" for number in range(1000)]
    assert len({each[0] for each in heard if each}) == 1


def test_content_goes_to_whom_it_is_for_until_it_is_forgotten(
    workers: tuple[Worker, Worker], database: DatabasePlace
) -> None:
    one, other = workers
    other.channel.send(Notice("c", SESSION))
    told = one.next()
    assert told
    one.channel.send(Notice("u", SESSION, number=1, content=b"\x00words"), [told[0]])
    one.channel.send(Notice("u", SESSION, number=2, content=b"others"), ["somebody else"])
    one.channel.send(Notice("u", SESSION, number=1), [told[0]])
    for _ in range(2):
        heard = other.next()
        assert heard
        assert heard[1] == Notice("u", SESSION, number=1, content=b"\x00words")
    one.channel.forget(SESSION, 2)
    while database.ask("SELECT 1 FROM letters"):
        pass
    one.channel.send(Notice("u", SESSION, number=1), [told[0]])
    heard = other.next()
    assert heard
    assert heard[1] == Notice("u", SESSION, number=1, content=None)


def test_what_the_database_refuses_is_said_to_be_missing(
    workers: tuple[Worker, Worker], database: DatabasePlace
) -> None:
    one, other = workers
    database.fail(refused("XX000"), table="letters")
    one.channel.send(Notice("u", SESSION, number=1, content=b"words"))
    assert other.next() is None
    one.channel.send(Notice("c", SESSION))
    heard = other.next()
    assert heard
    assert heard[1] == Notice("c", SESSION)


def test_what_a_worker_left_behind_that_died_goes_after_a_minute(
    store: PostgresStore, database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.store.postgres.sender.SWEEP_SECONDS", 0)
    database.ask(OLD, SESSION)
    with closing(store):
        Worker(store)
        while database.ask("SELECT 1 FROM letters"):
            pass


def test_what_is_on_its_way_is_deleted_with_its_session(
    store: PostgresStore, database: DatabasePlace
) -> None:
    database.ask(OLD, SESSION)
    database.ask(OLD, digest("another"))
    with store.open(RECORD.id) as entry:
        entry.delete()
    assert database.ask("SELECT digest FROM letters") == [(digest("another"),)]


def test_nothing_of_it_is_in_the_write_ahead_log(
    store: PostgresStore, database: DatabasePlace
) -> None:
    assert store.used
    assert database.ask("SELECT relpersistence FROM pg_class WHERE oid = 'letters'::regclass") == [
        ("u",)
    ]
