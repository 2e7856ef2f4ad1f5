"""Nothing is said before a key fits, and what `/sync` refuses goes to nobody."""

from contextlib import suppress
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tests.support.asgi_server import Running
from tests.support.live.phone import LivePhone, awareness, key_message, sync_over_http
from tests.support.python_phone import ID, KEY, OTHER, bearer
from webapp.live.messages import Kind, Step, sync


def code_of(phone: LivePhone) -> int | None:
    """The code with which a phone is let go, without a word before it."""
    with pytest.raises(ConnectionClosed) as closed:
        phone.next()
    return closed.value.rcvd.code if closed.value.rcvd else None


@pytest.mark.parametrize(
    ("session_id", "key"), [(ID, OTHER), (OTHER, KEY), (ID, "short"), ("short", KEY)]
)
def test_a_wrong_key_and_an_unknown_session_are_told_the_same(
    server: Running, session_id: str, key: str
) -> None:
    with LivePhone(server.port, session_id, key) as phone:
        assert code_of(phone) == 4404


@pytest.mark.parametrize(
    "first",
    [b"", b"\xff", b"\x64\x20", sync(Step.UPDATE, b"\x00\x00"), awareness(7, 1, "{}"), "text"],
)
def test_who_begins_with_anything_but_a_key_is_let_go(server: Running, first: bytes | str) -> None:
    address = f"ws://127.0.0.1:{server.port}/api/v1/sessions/{ID}/live"
    with connect(address) as socket:
        socket.send(first)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(15)
    assert closed.value.rcvd
    assert closed.value.rcvd.code == 4400


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"", 4400),
        (b"\x00\x02\x05", 4400),
        (key_message(KEY), 4400),
        (sync(Step.UPDATE, b"\x01\x01\x01"), 4400),
        (sync(Step.UPDATE, bytes(9000)), 4413),
        (awareness(7, 1, "x" * 600), 4400),
        (b"\x01\x01\x02", 4400),
    ],
)
def test_what_is_malformed_or_too_large_goes_to_nobody(
    server: Running, message: bytes, code: int
) -> None:
    with LivePhone(server.port) as liar, LivePhone(server.port) as other:
        for phone in (liar, other):
            phone.wait_for(Kind.STORED)
        liar.socket.send(sync(Step.VECTOR, b"\x00"))
        liar.wait_for(Kind.SYNC)  # What was sent to all who are here came before it.
        liar.socket.send(message)
        assert code_of(liar) == code
        sync_over_http(server.port, other)
        other.type("strength.topic", "engines")
        other.wait_stored()
        assert other.present == []


def test_private_notes_are_refused(server: Running) -> None:
    with LivePhone(server.port) as phone:
        phone.wait_for(Kind.STORED)
        phone.type("private.mentee", "secret")
        assert code_of(phone) == 4400


def test_who_sends_too_often_is_let_go(server: Running) -> None:
    with LivePhone(server.port) as phone:
        phone.wait_for(Kind.STORED)
        with suppress(ConnectionClosed):  # It may be let go before the last one.
            for clock in range(1, 400):
                phone.socket.send(awareness(7, clock, "{}"))
        assert code_of(phone) == 4429


def test_another_path_has_no_live_connections(server: Running) -> None:
    with pytest.raises(InvalidStatus) as refused, connect(f"ws://127.0.0.1:{server.port}/live"):
        pass
    assert refused.value.response.status_code == 403


def test_all_are_let_go_when_the_session_is_deleted_or_gets_another_key(server: Running) -> None:
    with LivePhone(server.port) as phone:
        phone.wait_for(Kind.STORED)
        address = f"http://127.0.0.1:{server.port}/api/v1/sessions/{ID}"
        urlopen(Request(address, headers=bearer(KEY), method="DELETE")).close()
        assert code_of(phone) == 4410
