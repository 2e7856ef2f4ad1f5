"""What is made once is made once, however many ask for it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from webapp.once import Once

MANY = 30


def test_many_threads_that_ask_at_once_get_one_and_the_same() -> None:
    all_there = Barrier(MANY)
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    once = Once(make)

    def ask(_: int) -> object:
        all_there.wait()
        return once()

    with ThreadPoolExecutor(MANY) as threads:
        got = set(threads.map(ask, range(MANY)))
    assert got == set(made)
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    tries = iter((OSError("no disk"), "made"))

    def make() -> str:
        found = next(tries)
        if isinstance(found, OSError):
            raise found
        return found

    once = Once(make)
    with pytest.raises(OSError, match="no disk"):
        once()
    assert [once(), once()] == ["made", "made"]
