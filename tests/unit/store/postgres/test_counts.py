"""Buckets in the database give all servers together as much as there is, and no more."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.stores.places import DatabasePlace
from webapp.store.counts import Bucket
from webapp.store.postgres.counts import PostgresCounts
from webapp.store.postgres.store import PostgresStore, open_store

A, B = Bucket("new 192.0.2.1", 5, 0.001), Bucket("new 192.0.2.2", 5, 0.001)


@pytest.fixture
def counts(store: PostgresStore) -> PostgresCounts:
    return store.counts


def pass_time(database: DatabasePlace, seconds: int) -> None:
    database.ask("UPDATE counts SET since = since - make_interval(secs => %s)", seconds)


def test_servers_that_take_at_once_get_what_there_is_and_not_one_more(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    other = open_store(database.data).counts
    with ThreadPoolExecutor(8) as pool:
        for bucket in (A, B):
            waits = list(pool.map(lambda n: (counts, other)[n % 2].take(bucket), range(24)))  # noqa: B023 - all are done by then
            assert waits.count(0) == 5


def test_who_waits_as_long_as_told_gets_one(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    for _ in range(5):
        assert counts.take(A) == 0
    wait = counts.take(A)
    assert 990 < wait <= 1000
    pass_time(database, 500)
    assert 490 < counts.take(A) <= 500
    pass_time(database, 500)
    assert counts.take(A) == 0
    assert counts.take(A) > 0


def test_what_is_spent_is_missing_and_may_be_owed(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    levels = counts.spend({A: 4, B: 1.5})
    assert levels == {A: 1, B: 3.5}
    levels = counts.spend({B: 1, A: 3})
    assert levels[A] == pytest.approx(-2, abs=0.5)
    assert levels[B] == pytest.approx(2.5, abs=0.5)
    pass_time(database, 1000)
    assert counts.spend({A: 0})[A] == pytest.approx(-1, abs=0.5)
    pass_time(database, 100_000)
    assert counts.spend({A: 1})[A] == 4


def test_a_clock_that_is_set_back_gives_and_takes_nothing(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    counts.spend({A: 4})
    pass_time(database, -100_000)
    assert counts.spend({A: 0})[A] == 1
    assert counts.spend({A: 0})[A] == pytest.approx(1, abs=0.5)


def test_who_tells_in_another_order_waits_for_nobody_for_ever(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    other = open_store(database.data).counts
    many = {Bucket(f"session {number}", 5, 0.001): 1.0 for number in range(200)}
    backwards = dict(reversed(many.items()))
    with ThreadPoolExecutor(2) as pool:
        for _ in range(5):
            told = [pool.submit(counts.spend, many), pool.submit(other.spend, backwards)]
            assert [len(each.result()) for each in told] == [200, 200]


def test_only_what_is_full_again_is_removed_and_names_are_not_there(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    counts.spend({A: 1, B: 3})
    assert "192.0.2" not in str(database.ask("SELECT counts::text FROM counts"))
    pass_time(database, 2000)
    counts.forget()
    assert database.ask("SELECT round(tokens) FROM counts") == [(2,)]


def test_a_database_that_is_away_is_an_oserror(
    database: DatabasePlace, counts: PostgresCounts
) -> None:
    database.ask("DROP TABLE counts")
    for ask in (lambda: counts.take(A), lambda: counts.spend({A: 1}), counts.forget):
        with pytest.raises(OSError, match="lacks a table"):
            ask()
