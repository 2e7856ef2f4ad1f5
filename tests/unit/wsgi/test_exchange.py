"""Servers on one store give the same names hardly more than one would."""

import pytest

from tests.support.stores.levels import Levels
from webapp.wsgi import exchange
from webapp.wsgi.buckets import Buckets
from webapp.wsgi.exchange import Exchange
from webapp.wsgi.shared_buckets import UNTOLD

# So slow that no test lasts long enough to gain anything.
BURST, RATE = 100.0, 1e-6


@pytest.fixture
def levels() -> Levels:
    return Levels()


def servers(levels: Levels, count: int) -> list[tuple[Exchange, Buckets]]:
    exchanges = [Exchange(levels) for _ in range(count)]
    return [(each, each.buckets("cost", RATE, BURST)) for each in exchanges]


def taken(buckets: Buckets, most: int) -> int:
    """How many a name gets that asks so often."""
    return sum(not buckets.take("a") for _ in range(most))


def test_two_give_no_more_than_one_but_for_what_is_not_told_yet(levels: Levels) -> None:
    both = servers(levels, 2)
    given = 0
    for _ in range(100):
        for each, buckets in both:
            given += taken(buckets, 1)
            each.tell()
    assert BURST <= given <= BURST * (1 + 2 * UNTOLD)


def test_who_got_all_from_one_gets_only_a_share_from_another(levels: Levels) -> None:
    (first, of_first), (second, of_second) = servers(levels, 2)
    assert taken(of_first, 200) == BURST
    first.tell()
    given = 0
    for _ in range(100):
        given += taken(of_second, 2)
        second.tell()
    assert UNTOLD * BURST <= given <= UNTOLD * BURST + 2
    assert of_second.wait("b") == 0


def test_the_same_name_has_a_bucket_for_each_kind(levels: Levels) -> None:
    ((each, buckets),) = servers(levels, 1)
    others = each.buckets("growth", RATE, BURST)
    buckets.spend("a", BURST)
    each.tell()
    others.spend("a", UNTOLD * BURST)
    each.tell()
    assert buckets.wait("a", 1) > 0
    assert others.wait("a", 1) == 0


def test_exact_ones_ask_the_store_each_time(levels: Levels) -> None:
    both = [Exchange(levels).exact("new", 1, 5) for _ in range(2)]
    assert [one.take("a") for _ in range(3) for one in both] == [0] * 5 + [60]


def test_a_store_that_is_away_leaves_what_is_known(
    levels: Levels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "SECOND", 0.001)
    monkeypatch.setattr(exchange, "PAUSE", 0.001)
    ((each, buckets),) = servers(levels, 1)
    levels.away.set()
    buckets.spend("a", 60)
    each.start()
    try:
        assert levels.asked.acquire(timeout=30)
        assert buckets.wait("a", 39) == 0 < buckets.wait("a", 41)
        levels.away.clear()
        buckets.spend("a", 20)
        while buckets.wait("a", 79):
            pass  # until it has learnt that only this was told
    finally:
        each.stopped.set()
