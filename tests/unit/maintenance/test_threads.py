"""Jobs are done side by side, few at a time, and what fails ends it."""

from collections.abc import Callable, Iterator
from threading import Barrier, Lock

import pytest

from webapp.maintenance.threads import AHEAD, THREADS, side_by_side


def test_as_many_jobs_as_threads_run_at_once() -> None:
    meeting = Barrier(THREADS, timeout=60)
    assert len(list(side_by_side([meeting.wait] * THREADS))) == THREADS


def test_results_come_in_order() -> None:
    jobs: list[Callable[[], int]] = [lambda number=number: number for number in range(100)]  # type: ignore[misc]
    assert list(side_by_side(jobs)) == list(range(100))


def test_few_jobs_wait_however_many_there_are() -> None:
    begun = 0

    def jobs() -> Iterator[Callable[[], int]]:
        nonlocal begun
        for _ in range(10_000):
            begun += 1
            yield lambda: 0

    results = side_by_side(jobs())
    next(results)
    assert begun <= AHEAD
    results.close()  # type: ignore[attr-defined]


def test_after_one_that_fails_no_other_is_begun() -> None:
    done, lock = 0, Lock()

    def fail() -> None:
        raise KeyError

    def count() -> None:
        nonlocal done
        with lock:
            done += 1

    with pytest.raises(KeyError):
        list(side_by_side([fail, *[count] * 1000]))
    assert done <= AHEAD
