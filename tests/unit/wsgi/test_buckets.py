"""Token buckets."""

from webapp.wsgi.buckets import Buckets


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


def test_what_was_spent_beyond_the_burst_is_owed() -> None:
    clock = Clock()
    buckets = Buckets(rate=2, burst=3, clock=clock)
    buckets.spend("a", 13)
    assert buckets.wait("a") == 5
    assert buckets.wait("b") == 0
    clock.now += 5.1
    assert buckets.wait("a") == 0


def test_one_can_wait_for_more_than_nothing() -> None:
    buckets = Buckets(rate=2, burst=10, clock=Clock())
    buckets.spend("a", 6)
    assert buckets.wait("a") == 0
    assert buckets.wait("a", least=5) == 0.5
