"""What one phone writes reaches the others at once, and the disk soon after."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.api import stored
from tests.support.asgi_server import BOTH, Running
from tests.support.live.phone import LivePhone, sync_over_http
from tests.support.python_phone import ID, Phone
from webapp.live.messages import Kind
from webapp.yjs.validation import read_vector

TOPIC = "strength.topic"


# Each of uvicorn's parsers hands the line over in its own way.
pytestmark = pytest.mark.parametrize("server", BOTH, indirect=True)


@pytest.fixture
def pair(server: Running) -> Iterator[tuple[LivePhone, LivePhone]]:
    """Two phones that have the session open."""
    with LivePhone(server.port) as one, LivePhone(server.port) as other:
        for phone in (one, other):
            phone.wait_for(Kind.STORED)
            sync_over_http(server.port, phone)
        yield one, other


def test_a_word_reaches_the_other_phone_and_then_the_disk(
    pair: tuple[LivePhone, LivePhone], data: Path
) -> None:
    mentee, mentor = pair
    mentee.type(TOPIC, "engines")
    mentor.wait_for_words(TOPIC, ["steam", "engines"])
    for phone in pair:
        phone.wait_stored()
    assert stored(data, ID)["fields"][TOPIC] == "steam engines "  # type: ignore[index]


def test_what_both_write_at_once_ends_the_same_on_both(
    pair: tuple[LivePhone, LivePhone], data: Path
) -> None:
    mentee, mentor = pair
    for number in range(20):
        mentee.type(TOPIC, f"a{number}")
        mentor.type(TOPIC, f"b{number}")
    for phone in pair:
        phone.wait_stored()
    assert mentee.words(TOPIC) == mentor.words(TOPIC)
    assert len(mentee.words(TOPIC)) == 41
    assert stored(data, ID)["fields"][TOPIC] == str(mentee.text(TOPIC))  # type: ignore[index]


def test_who_comes_later_gets_what_isnt_stored_yet(server: Running) -> None:
    with LivePhone(server.port) as first:
        first.wait_for(Kind.STORED)
        sync_over_http(server.port, first)
        first.type(TOPIC, "engines")
        with LivePhone(server.port) as second:
            second.wait_for(Kind.STORED)
            sync_over_http(server.port, second)
            second.wait_for_words(TOPIC, ["steam", "engines"])


def test_what_comes_by_a_request_reaches_those_who_are_live(
    server: Running, pair: tuple[LivePhone, LivePhone]
) -> None:
    older = Phone()
    sync_over_http(server.port, older)
    older.write(TOPIC, "old", 9)
    sync_over_http(server.port, older)
    for phone in pair:
        phone.wait_for_words(TOPIC, ["steam", "old"])
        phone.wait_stored()


def test_a_deletion_by_a_request_reaches_them_too(
    server: Running, pair: tuple[LivePhone, LivePhone]
) -> None:
    older = Phone()
    sync_over_http(server.port, older)
    older.erase(TOPIC, "steam")
    sync_over_http(server.port, older)
    for phone in pair:
        phone.wait_for_words(TOPIC, [])


def test_what_was_written_and_erased_by_a_request_reaches_them_too(
    server: Running, pair: tuple[LivePhone, LivePhone]
) -> None:
    """Else nobody could take in what is written beside it later."""
    older = Phone()
    sync_over_http(server.port, older)
    older.write(TOPIC, "old", 9)
    older.erase(TOPIC, "old")
    sync_over_http(server.port, older)
    for phone in pair:
        while read_vector(phone.doc.get_state()) != read_vector(older.doc.get_state()):
            phone.next()


def test_words_by_both_ways_at_once_all_arrive(
    server: Running, pair: tuple[LivePhone, LivePhone]
) -> None:
    older = Phone()
    for number in range(8):
        pair[number % 2].type(TOPIC, f"live{number}")
        older.write(TOPIC, f"old{number}", 9)
        sync_over_http(server.port, older)
    for phone in pair:
        while len(phone.words(TOPIC)) < 17:
            phone.next()
