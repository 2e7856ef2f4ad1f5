"""Does jobs side by side, as a disk takes several writes in the time of one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

THREADS = 8
AHEAD = 2 * THREADS
T = TypeVar("T")


def side_by_side(jobs: Iterable[Callable[[], T]]) -> Iterator[T]:
    """What the jobs give, in their order. Few wait at a time, however many there are.

    Where one raises, no other is begun.
    """
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        try:
            for job in jobs:
                waiting.append(pool.submit(job))
                if len(waiting) >= AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()
