"""Phones at one session see each other whichever of several servers each is connected to."""

import base64
import logging
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from threading import Event
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import ConnectionClosed, WebSocketException

from tests.support.asgi_server import Running
from tests.support.command import serving
from tests.support.live.phone import LivePhone, awareness, sync_over_http
from tests.support.live.servers import overheard, sharing
from tests.support.protocol import VECTORS
from tests.support.python_phone import KEY, OTHER, Phone, bearer
from tests.support.stores.places import DatabasePlace
from webapp.live.letters import REFUSED
from webapp.live.messages import Kind

OWNER, ID = VECTORS["owner"]["secret"], VECTORS["owner"]["id"]
TOPIC = "strength.topic"
HERE = '{"phone":"aaisem2e","holder":"mentee","step":"plan.steps"}'
OURS = ("webapp", "psycopg", "asyncio")
NAMES = ["a" * 12, "b" * 12]
# What the connections between servers do, unlike those of saves.
END_BETWEEN = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE query ~ '^(LISTEN|SELECT digest|WITH kept|DELETE FROM letters USING)'
AND application_name = current_setting('application_name')
"""
Pair = tuple[LivePhone, LivePhone]


@pytest.fixture
def servers(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Running, Running]]:
    """Two servers with a session in which a word was written."""
    names = iter(NAMES)
    monkeypatch.setattr("webapp.store.postgres.channel.token_hex", lambda _: next(names))
    with sharing(database) as one, sharing(database) as other:
        phone = Phone(ID)
        phone.write(TOPIC, "steam")
        sync_over_http(one.port, phone)
        yield one, other


@pytest.fixture
def pair(servers: tuple[Running, Running]) -> Iterator[Pair]:
    """A phone at each of them; they know of each other."""
    one, other = servers
    with LivePhone(one.port, ID) as mentee, LivePhone(other.port, ID) as mentor:
        for phone in (mentee, mentor):
            phone.wait_for(Kind.QUERY)
            sync_over_http(phone.port, phone)
        yield mentee, mentor


def test_letters_pass_both_ways_are_stored_and_leave_nothing_on_their_way(
    pair: Pair, database: DatabasePlace
) -> None:
    mentee, mentor = pair
    mentee.type(TOPIC, "engines")
    mentor.wait_for_words(TOPIC, ["steam", "engines"])
    mentor.type(TOPIC, "turn")
    mentee.wait_for_words(TOPIC, ["steam", "engines", "turn"])
    for phone in pair:
        phone.wait_stored()
    assert database.fields(ID)[TOPIC] == "steam engines turn "
    while database.ask("SELECT 1 FROM letters"):
        Event().wait(0.05)


def test_what_both_write_at_once_ends_the_same_on_both(pair: Pair, database: DatabasePlace) -> None:
    mentee, mentor = pair
    for number in range(20):
        mentee.type(TOPIC, f"a{number}")
        mentor.type(TOPIC, f"b{number}")
    for phone in pair:
        while len(phone.words(TOPIC)) < 41:
            phone.next()
        phone.wait_stored()
    assert mentee.words(TOPIC) == mentor.words(TOPIC)
    assert database.fields(ID)[TOPIC] == str(mentee.text(TOPIC))


def test_who_comes_later_gets_what_was_written_elsewhere_and_isnt_stored(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.live.letters.GATHER_SECONDS", 3)
    mentee, mentor = pair
    mentee.type(TOPIC, "engines")
    mentor.wait_for_words(TOPIC, ["steam", "engines"])
    with LivePhone(mentor.port, ID) as late:
        late.wait_for(Kind.QUERY)
        sync_over_http(late.port, late)
        assert late.words(TOPIC) == ["steam", "engines"]
        late.wait_stored()


def test_a_phone_is_shown_at_the_other_server_and_goes(pair: Pair) -> None:
    mentee, mentor = pair
    mentee.socket.send(awareness(7, 2, HERE))
    mentor.wait_for(Kind.AWARENESS)
    with LivePhone(mentor.port, ID) as late:
        late.wait_for(Kind.AWARENESS)
        assert late.present == mentor.present == [awareness(7, 2, HERE)]
    mentee.close()
    while mentor.present[-1] != awareness(7, 3, "null"):
        mentor.wait_for(Kind.AWARENESS)


def test_what_comes_by_a_request_to_the_other_server_reaches_those_who_are_live(
    servers: tuple[Running, Running],
) -> None:
    one, other = servers
    with LivePhone(other.port, ID) as phone:
        phone.wait_for(Kind.STORED)
        sync_over_http(other.port, phone)
        older = Phone(ID)
        sync_over_http(one.port, older)  # where nobody is live
        older.write(TOPIC, "old", 9)
        sync_over_http(one.port, older)
        phone.wait_for_words(TOPIC, ["steam", "old"])
        phone.wait_stored()
        older.erase(TOPIC, "old")
        sync_over_http(one.port, older)
        phone.wait_for_words(TOPIC, ["steam"])
        phone.wait_stored()


@pytest.mark.parametrize(
    ("method", "path", "key", "status"),
    [("DELETE", "", KEY, HTTPStatus.GONE), ("PUT", "/key", OTHER, HTTPStatus.NOT_FOUND)],
)
def test_a_deletion_and_another_key_end_what_is_live_at_the_other_server(
    pair: Pair, database: DatabasePlace, method: str, path: str, key: str, status: int
) -> None:
    mentee, mentor = pair
    mentee.type(TOPIC, "engines")
    mentor.wait_for_words(TOPIC, ["steam", "engines"])
    headers = {**bearer(key), "Andersom-Owner": OWNER}
    address = f"http://127.0.0.1:{mentee.port}/api/v1/sessions/{ID}{path}"
    with urlopen(Request(address, method=method, headers=headers)):
        pass
    with pytest.raises(ConnectionClosed) as closed:
        mentor.wait_for(Kind.KEY)  # which never comes
    assert closed.value.rcvd
    assert closed.value.rcvd.code == REFUSED + status
    if method == "DELETE":
        on_its_way = "SELECT 1 FROM letters WHERE position('engines'::bytea IN content) > 0"
        assert database.ask(on_its_way) == []


def test_what_is_missed_while_a_listener_is_cut_off_is_fetched_when_it_is_back(
    servers: tuple[Running, Running], database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.store.postgres.listener.FIRST_PAUSE", 1)
    one, other = servers
    with LivePhone(other.port, ID) as phone:
        phone.wait_for(Kind.STORED)
        sync_over_http(other.port, phone)
        older = Phone(ID)
        sync_over_http(one.port, older)
        assert database.ask(END_BETWEEN)
        older.write(TOPIC, "old", 9)
        sync_over_http(one.port, older)
        phone.wait_for_words(TOPIC, ["steam", "old"])
        with LivePhone(one.port, ID) as mentee:
            mentee.wait_for(Kind.QUERY)
            sync_over_http(one.port, mentee)
            mentee.type(TOPIC, "engines")
            phone.wait_for_words(TOPIC, ["steam", "old", "engines"])
            phone.wait_stored()


def test_where_their_connections_break_again_and_again_all_letters_arrive(
    pair: Pair, database: DatabasePlace
) -> None:
    mentee, mentor = pair
    for number in range(6):
        database.ask(END_BETWEEN)
        mentee.type(TOPIC, f"a{number}")
        mentor.type(TOPIC, f"b{number}")
        for phone in pair:
            while len(phone.words(TOPIC)) < 3 + 2 * number:
                phone.next()
            phone.wait_stored()


def test_a_server_that_is_killed_takes_nothing_with_it(database: DatabasePlace) -> None:
    with sharing(database) as other, LivePhone(other.port, ID) as mentor:
        with serving("--data", database.setting) as (process, said):
            mentee = LivePhone(urlsplit(said.split()[3]).port or 0, ID)
            mentee.write(TOPIC, "steam")
            sync_over_http(mentee.port, mentee)
            with suppress(OSError, WebSocketException), mentee:
                mentor.open()
                for phone in (mentee, mentor):
                    phone.wait_for(Kind.QUERY)
                    sync_over_http(phone.port, phone)
                mentee.type(TOPIC, "engines")
                mentee.wait_stored()
                mentee.type(TOPIC, "turn")
                mentor.wait_for_words(TOPIC, ["steam", "engines", "turn"])
                process.kill()
        # What wasn't stored is stored with what others write after it.
        mentor.type(TOPIC, "heat")
        mentor.wait_stored()
        assert database.fields(ID)[TOPIC] == "steam engines turn heat "


def test_what_does_not_fit_on_its_way_is_fetched_from_the_store(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.store.postgres.outbox.MOST_WAITING", 1)
    mentee, mentor = pair
    mentee.type(TOPIC, "engines")
    mentor.wait_for_words(TOPIC, ["steam", "engines"])


def test_words_ids_and_keys_are_in_no_notice_and_no_log(
    servers: tuple[Running, Running], database: DatabasePlace, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = servers
    with (
        caplog.at_level(logging.DEBUG),
        overheard(database, NAMES) as heard,
        LivePhone(one.port, ID) as mentee,
        LivePhone(other.port, ID) as mentor,
    ):
        for phone in (mentee, mentor):
            phone.wait_for(Kind.QUERY)
            sync_over_http(phone.port, phone)
        mentee.socket.send(awareness(7, 2, '{"step":"a marker with words"}'))
        mentee.socket.send(awareness(7, 4, HERE))
        mentor.wait_for(Kind.AWARENESS)
        assert mentor.present == [awareness(7, 4, HERE)]
        mentee.type(TOPIC, "marker")
        mentor.wait_for_words(TOPIC, ["steam", "marker"])
        mentor.wait_stored()
        database.ask(END_BETWEEN)
        mentor.type(TOPIC, "marker")
        mentee.wait_for_words(TOPIC, ["steam", "marker", "marker"])
        mentee.wait_stored()
    said = [base64.b64decode(part.partition(":")[2]) for text in heard for part in text.split()]
    # The line's own libraries log frames, which the server has them not do (asgi/server.py).
    ours = [each.getMessage() for each in caplog.records if each.name.startswith(OURS)]
    seen = f"{heard} {said} {ours}"
    assert "plan.steps" in seen
    assert "other servers" in seen
    for secret in ("marker", ID, KEY, OWNER):
        assert secret not in seen


def test_where_nothing_can_be_heard_phones_still_meet_by_requests(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As on an engine that has no LISTEN."""
    monkeypatch.setattr("webapp.store.postgres.listener.LISTEN", "LISTENING {}")
    monkeypatch.setattr("webapp.store.postgres.sender.TELL", "SELECT pg_notified()")
    monkeypatch.setattr("webapp.store.postgres.sender.LONGEST_PAUSE", 0.2)
    monkeypatch.setattr("webapp.store.postgres.listener.LONGEST_PAUSE", 0.2)
    with sharing(database) as one, sharing(database) as other:
        older = Phone(ID)
        older.write(TOPIC, "steam")
        sync_over_http(one.port, older)
        with LivePhone(other.port, ID) as mentor:
            mentor.wait_for(Kind.STORED)
            sync_over_http(other.port, mentor)
            older.write(TOPIC, "old", 9)
            sync_over_http(one.port, older)
            mentor.type(TOPIC, "engines")
            while sorted(mentor.words(TOPIC)) != ["engines", "old", "steam"]:
                mentor.next()
            mentor.wait_stored()
    said = [each.getMessage() for each in caplog.records if each.name.startswith("webapp.store")]
    assert sorted(each.partition(":")[0] for each in said) == [
        "other servers aren't told what is new",
        "other servers aren't told what is new",
        "other servers' news don't arrive",
        "other servers' news don't arrive",
    ]
