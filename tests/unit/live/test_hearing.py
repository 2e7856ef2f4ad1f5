"""What a server does with what other workers tell, in whatever order and however badly."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.support.api import api_app, stored
from tests.support.asgi_server import BOTH, running
from tests.support.live.fake_channel import FakeChannel
from tests.support.live.phone import LivePhone, awareness, sync_over_http
from tests.support.python_phone import ID, Phone
from webapp.live import elsewhere, partners, rooms
from webapp.live.elsewhere import News
from webapp.live.messages import LARGEST_UPDATE, Kind
from webapp.live.server_copy import NOTHING_NEW, Synced
from webapp.live.stored_there import StoredThere
from webapp.yjs.content_hash import content_hash

TOPIC = "strength.topic"
HERE = '{"holder":"mentee","step":"plan.steps"}'


class Elsewhere(Phone):
    """A phone at another worker, and that worker, which has the same data."""

    def __init__(self, channel: FakeChannel, data: Path) -> None:
        super().__init__()
        self.channel = channel
        self.client = api_app(data).test_client()
        self.number = 0
        self.sync(self.client)

    def tell(self, update: bytes) -> None:
        """Have the server hear of an update."""
        self.number += 1
        self.channel.tell(News.UPDATE, content=update, number=self.number)

    def type(self, word: str) -> None:
        """Write a word, of which the server hears."""
        before = self.doc.get_state()
        self.write(TOPIC, word, 100)
        self.tell(self.doc.get_update(before))

    def say_stored(self, before: str) -> None:
        """Say that all of it is on disk; before, the session said what has this hash."""
        there = Synced(self.doc.get_state(), NOTHING_NEW, content_hash(self.doc))
        content = StoredThere(there, before, self.number).encoded()
        self.channel.tell(News.STORED, content=content, number=self.number + 1)

    def show(self, state: str, worker: str = "other") -> None:
        """Tell where it is."""
        text = base64.urlsafe_b64encode(awareness(7, 2, state)).decode()
        self.channel.tell(News.PRESENCE, text, worker=worker)


@pytest.fixture
def channel() -> FakeChannel:
    """The channel of the server."""
    return FakeChannel(ID)


@pytest.fixture
def phone(data: Path, channel: FakeChannel, monkeypatch: pytest.MonkeyPatch) -> Iterator[LivePhone]:
    """A phone with a word, live at a server with this channel and frequent signs of life."""
    monkeypatch.setattr(rooms, "ALIVE_SECONDS", 1)
    with running(BOTH[0], api_app(data), channel=channel) as server:
        phone = LivePhone(server.port)
        phone.write(TOPIC, "steam")
        sync_over_http(server.port, phone)
        with phone:
            phone.wait_for(Kind.STORED)
            sync_over_http(server.port, phone)
            yield phone


@pytest.fixture
def other(channel: FakeChannel, phone: LivePhone, data: Path) -> Elsewhere:
    """Another worker with a phone that has the same."""
    assert phone.words(TOPIC)
    return Elsewhere(channel, data)


def test_a_letter_is_told_at_once_and_what_comes_after_it_is_stored_with_it(
    phone: LivePhone, channel: FakeChannel, other: Elsewhere, data: Path
) -> None:
    other.type("engines")
    phone.wait_for_words(TOPIC, ["steam", "engines"])
    assert channel.told(News.MET) == [["other"]]
    phone.type(TOPIC, "turn")
    phone.wait_stored()
    assert channel.told(News.UPDATE) == channel.told(News.STORED) == [["other"]]
    assert stored(data, ID)["fields"][TOPIC] == "steam engines turn "  # type: ignore[index]


def test_what_is_said_to_be_stored_is_believed_where_all_of_it_was_told(
    phone: LivePhone, other: Elsewhere
) -> None:
    before = phone.content
    other.type("engines")
    other.say_stored(before)
    phone.wait_for_words(TOPIC, ["steam", "engines"])
    phone.wait_stored()
    before = phone.content
    vector = other.doc.get_state()
    other.erase(TOPIC, "steam")
    other.tell(other.doc.get_update(vector))
    other.say_stored(before)
    phone.wait_for_words(TOPIC, ["engines"])
    phone.wait_stored()


def test_what_is_stored_and_was_not_told_is_fetched(phone: LivePhone, other: Elsewhere) -> None:
    before = phone.content
    other.write(TOPIC, "engines", 100)
    other.sync(other.client)
    other.say_stored(before)
    phone.wait_for_words(TOPIC, ["steam", "engines"])
    phone.wait_stored()


def test_what_comes_after_something_that_was_not_told_is_fetched_with_it(
    phone: LivePhone, other: Elsewhere
) -> None:
    before = phone.content
    other.write(TOPIC, "engines", 100)
    other.type("turn")
    other.sync(other.client)
    other.say_stored(before)
    phone.wait_for_words(TOPIC, ["steam", "engines", "turn"])
    phone.wait_stored()


def test_what_is_stored_after_something_else_is_fetched_too(
    phone: LivePhone, other: Elsewhere
) -> None:
    """A deletion is in no state vector."""
    other.erase(TOPIC, "steam")
    other.sync(other.client)
    other.say_stored("something else")
    phone.wait_for_words(TOPIC, [])
    phone.wait_stored()


@pytest.mark.parametrize("content", [None, b"", b"\xff", bytes(LARGEST_UPDATE + 1)])
@pytest.mark.parametrize("news", [News.UPDATE, News.STORED])
def test_what_is_gone_unreadable_or_too_large_is_fetched(
    phone: LivePhone, other: Elsewhere, news: News, content: bytes | None
) -> None:
    other.write(TOPIC, "engines", 100)
    other.sync(other.client)
    other.channel.tell(news, content=content, number=1)
    phone.wait_for_words(TOPIC, ["steam", "engines"])
    phone.wait_stored()


@pytest.mark.parametrize("news", [News.CHANGED, News.MET])
def test_what_changed_before_that_was_told_is_fetched(
    phone: LivePhone, other: Elsewhere, news: News
) -> None:
    other.write(TOPIC, "engines", 100)
    other.sync(other.client)
    other.channel.tell(news)
    phone.wait_for_words(TOPIC, ["steam", "engines"])


def test_who_may_have_missed_something_looks_and_asks_who_is_there(
    phone: LivePhone, other: Elsewhere
) -> None:
    came = len(other.channel.told(News.CAME))
    other.write(TOPIC, "engines", 100)
    other.sync(other.client)
    other.channel.miss()
    phone.wait_for_words(TOPIC, ["steam", "engines"])
    assert len(other.channel.told(News.CAME)) == came + 1


def test_more_than_the_loop_can_hear_is_left_out_and_looked_for(
    phone: LivePhone, other: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "MOST_HEARD", 0)
    other.write(TOPIC, "engines", 100)
    other.sync(other.client)
    other.channel.tell(News.HERE)
    phone.wait_for_words(TOPIC, ["steam", "engines"])


def test_a_mistake_in_one_room_does_not_keep_others_from_hearing(
    phone: LivePhone,
    other: Elsewhere,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        monkeypatch.undo()
        raise KeyError("what somebody wrote")

    monkeypatch.setattr(rooms, "hear", fail)
    other.channel.tell(News.HERE)
    other.type("engines")
    phone.wait_for_words(TOPIC, ["steam", "engines"])
    assert [each.getMessage() for each in caplog.records if each.levelname == "ERROR"] == [
        "KeyError as a room heard another server"
    ]


@pytest.mark.parametrize(("news", "code"), [(News.DELETED, 4410), (News.REKEYED, 4404)])
def test_who_has_what_was_deleted_or_got_another_key_is_let_go(
    phone: LivePhone, channel: FakeChannel, news: News, code: int
) -> None:
    channel.tell(news)
    with pytest.raises(ConnectionClosed) as closed:
        phone.wait_for(Kind.KEY)  # which never comes
    assert closed.value.rcvd
    assert closed.value.rcvd.code == code


def test_phones_of_a_worker_that_leaves_or_falls_silent_are_taken_away(
    phone: LivePhone, other: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = awareness(7, 3, "null")
    other.show(HERE)
    phone.wait_for(Kind.AWARENESS)
    other.channel.tell(News.LEFT)
    phone.wait_for(Kind.AWARENESS)
    assert phone.present == [awareness(7, 2, HERE), gone]
    monkeypatch.setattr(partners, "FORGOTTEN_SECONDS", 0)
    other.show(HERE, "third")
    while len(phone.present) < 4:
        phone.next()
    assert phone.present[2:] == [awareness(7, 2, HERE), gone]


def test_what_is_no_presence_is_told_to_nobody(phone: LivePhone, other: Elsewhere) -> None:
    for text in ("", "====", "AAAA", base64.urlsafe_b64encode(bytes(600)).decode()):
        other.channel.tell(News.PRESENCE, text)
    other.show(HERE)
    phone.wait_for(Kind.AWARENESS)
    assert phone.present == [awareness(7, 2, HERE)]


def test_nobody_is_told_of_changes_once_no_other_worker_is_heard(
    phone: LivePhone, channel: FakeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.write(TOPIC, "engines", 100)
    sync_over_http(phone.port, phone)
    told = len(channel.told(News.CHANGED))
    assert told
    monkeypatch.setattr(elsewhere, "FORGOTTEN_SECONDS", 0)
    phone.write(TOPIC, "turn", 100)
    sync_over_http(phone.port, phone)
    assert len(channel.told(News.CHANGED)) == told
