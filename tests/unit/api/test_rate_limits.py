"""Token buckets."""

from webapp.api.rate_limits import Buckets


class Clock:
    """A clock that stands still unless told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_let_through_and_no_more() -> None:
    buckets = Buckets(rate=1, burst=3, clock=Clock())
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 1]


def test_waiting_as_long_as_told_is_enough() -> None:
    clock = Clock()
    buckets = Buckets(rate=4, burst=1, clock=clock)
    buckets.take("a")
    wait = buckets.take("a")
    assert wait == 0.25
    clock.now += wait
    assert buckets.take("a") == 0


def test_refused_requests_do_not_make_the_wait_longer() -> None:
    buckets = Buckets(rate=4, burst=1, clock=Clock())
    assert [buckets.take("a") for _ in range(3)] == [0, 0.25, 0.25]


def test_a_long_pause_gives_no_more_than_the_burst() -> None:
    clock = Clock()
    buckets = Buckets(rate=1, burst=2, clock=clock)
    buckets.take("a")
    clock.now += 1000
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 1]


def test_names_do_not_share_a_bucket() -> None:
    buckets = Buckets(rate=1, burst=1, clock=Clock())
    assert [buckets.take(name) for name in ("a", "b", "a")] == [0, 0, 1]


def test_only_the_names_used_last_are_remembered() -> None:
    buckets = Buckets(rate=1, burst=1, most=2, clock=Clock())
    for name in ("a", "b", "a", "c"):
        buckets.take(name)
    assert len(buckets) == 2
    assert buckets.take("a") == 1
