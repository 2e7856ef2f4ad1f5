"""What a process tells others of its buckets, and learns of theirs."""

import pytest

from webapp.wsgi.shared_buckets import UNTOLD, SharedBuckets

BURST, RATE = 100.0, 2.0
MUCH = UNTOLD * BURST


class Clock:
    """A clock that stands still unless told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def buckets(clock: Clock) -> SharedBuckets:
    return SharedBuckets(RATE, BURST, clock=clock)


def level(buckets: SharedBuckets, name: str) -> float:
    return BURST - buckets.wait(name, BURST) * RATE


def test_who_spends_little_is_told_to_nobody(buckets: SharedBuckets, clock: Clock) -> None:
    for _ in range(100):
        buckets.spend("a", RATE * UNTOLD * 0.9)
        assert buckets.to_tell() == {}
        clock.now += 1


def test_who_spends_more_than_a_share_of_what_is_gained_is_told_in_time(
    buckets: SharedBuckets, clock: Clock
) -> None:
    """Though the bucket is always full here: in all processes together, it may be too much."""
    told = 0.0
    for _ in range(100):
        buckets.spend("a", RATE)
        assert buckets.wait("a", BURST - 1.5 * RATE) == 0
        told += buckets.to_tell().get("a", 0)
        clock.now += 1
    assert told > 100 * RATE * (1 - 2 * UNTOLD)


def test_what_is_much_is_told_once(buckets: SharedBuckets) -> None:
    buckets.spend("a", MUCH)
    buckets.spend("b", MUCH - 1)
    assert buckets.take("b") == 0
    assert buckets.to_tell() == {"a": MUCH, "b": MUCH}
    assert buckets.to_tell() == {}


def test_who_is_known_to_others_is_told_whatever_it_is_until_the_bucket_is_full(
    buckets: SharedBuckets, clock: Clock
) -> None:
    buckets.learn({"a": 50})
    buckets.spend("a", 1)
    assert buckets.to_tell() == {"a": 1}
    clock.now += 100
    buckets.spend("a", 1)
    buckets.learn({})
    assert buckets.to_tell() == {"a": 1}
    clock.now += 100
    assert buckets.to_tell() == {}
    buckets.spend("a", 1)
    assert buckets.to_tell() == {}


def test_what_others_spent_is_missing_here(buckets: SharedBuckets) -> None:
    buckets.spend("a", 30)
    assert buckets.to_tell() == {"a": 30}
    buckets.spend("a", 5)  # while the others are asked
    buckets.learn({"a": 40})
    assert level(buckets, "a") == 35
    buckets.learn({"a": -10})
    assert buckets.take("a") > 0


def test_levels_that_are_learnt_late_each_time_cost_nothing(
    buckets: SharedBuckets, clock: Clock
) -> None:
    for _ in range(100):
        buckets.learn({"a": 50})
        clock.now += 0.5
    assert level(buckets, "a") == 51
