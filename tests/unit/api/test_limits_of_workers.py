"""What protects a server holds for all of its workers together."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from tests.support.python_phone import Phone
from tests.support.stores.postgres import Server, ask
from tests.support.stores.workers import Several, serving_by_two, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux says whose child is whose")

NEW = 5
GROWTH = 1_000_000
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Several]:
    """Two workers that take so much from one address."""
    with serving_by_two(
        postgres.empty().url,
        ANDERSOM_NEW_PER_ADDRESS=str(NEW),
        ANDERSOM_GROWTH_PER_ADDRESS=str(GROWTH),
        ANDERSOM_SESSION_BURST="100000",
    ) as one:
        yield one


def new_phones(first: int, many: int) -> list[Phone]:
    return [Phone(LETTERS[first] * 25 + LETTERS[number]) for number in range(many)]


def test_who_brings_sessions_to_both_at_once_brings_not_one_more(server: Several) -> None:
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda phone: server.sync(phone, "127.0.0.2"), new_phones(2, 16)))
    assert (answers.count(200), answers.count(429)) == (NEW, 16 - NEW)


def test_who_brought_all_to_one_brings_none_to_another(server: Several) -> None:
    *phones, late = new_phones(3, NEW + 1)
    first, second = server.workers
    with server.only(first):
        assert {server.sync(phone, "127.0.0.3") for phone in phones} == {200}
    with server.only(second):
        assert server.sync(late, "127.0.0.3") == 429
        assert server.sync(late, "127.0.0.4") == 200


def test_who_wrote_too_much_by_one_soon_writes_no_more_by_another(server: Several) -> None:
    writing, other = new_phones(5, 2)
    first, second = server.workers
    with server.only(first):
        for _ in range(4):
            writing.write("strength.topic", "steam" * 30_000)  # which counts twice, as it is read
            assert server.sync(writing, "127.0.0.5") == 200
        told = "SELECT count(*) FROM counts WHERE burst = %s AND tokens < 0"
        wait_until(lambda: ask(server.url, told, GROWTH) == [(1,)])
    with server.only(second):
        other.write("strength.topic", "steam" * 15_000)
        assert server.sync(other, "127.0.0.5") == 200
        for number in count():
            other.write("strength.topic", f"{number}")
            if server.sync(other, "127.0.0.5") == 429:
                break
        assert len(str(other.text("strength.topic"))) < GROWTH / 4
        assert server.sync(other, "127.0.0.6") == 200
