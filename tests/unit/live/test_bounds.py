"""No queue grows without an end: who reads too slowly, or comes too often, is let go."""

import asyncio
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed

from tests.support.asgi_server import Running, run_apart
from tests.support.live.phone import LivePhone
from tests.support.python_phone import KEY
from webapp.asgi_types import Message
from webapp.live import letters, room
from webapp.live.member import MOST_WAITING, Member
from webapp.live.messages import Kind


def test_who_does_not_read_is_let_go_and_nothing_waits_any_more() -> None:
    sent: list[Message] = []

    async def send(event: Message) -> None:
        sent.append(event)
        if event["type"] == "websocket.send":
            await asyncio.Event().wait()  # as where nobody reads

    async def fill() -> None:
        member = Member(send, KEY, "127.0.0.1")
        for _ in range(MOST_WAITING // 1024 + 2):
            member.post(bytes(1024))
            await asyncio.sleep(0)
        assert not member.is_open
        await asyncio.sleep(0)

    run_apart(fill)
    assert [event["type"] for event in sent] == ["websocket.send", "websocket.close"]
    assert sent[-1]["code"] == 1013


@pytest.mark.parametrize("error", [OSError, RuntimeError])
def test_what_is_posted_to_a_closed_line_is_let_fall(error: type[Exception]) -> None:
    """Uvicorn raises the one where the phone has hung up, the other where it did so itself."""

    async def send(_: Message) -> None:
        raise error

    async def post() -> None:
        member = Member(send, KEY, "127.0.0.1")
        member.post(b"one")
        await asyncio.sleep(0)
        member.post(b"two")
        assert not member.is_open

    run_apart(post)


def test_a_session_has_room_for_so_many(server: Running) -> None:
    with ExitStack() as opened:
        phones = [LivePhone(server.port) for _ in range(room.MOST_MEMBERS)]
        for phone in phones:
            opened.enter_context(phone).wait_for(Kind.STORED)
        with LivePhone(server.port) as late, pytest.raises(ConnectionClosed) as closed:
            late.next()
        assert closed.value.rcvd
        assert closed.value.rcvd.code == 4429
        phones[0].type("strength.topic", "engines")
        phones[1].wait_for_words("strength.topic", ["engines"])


def test_what_waits_to_be_stored_is_bounded(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST_UNSTORED", 10_000)
    monkeypatch.setattr(letters, "GATHER_SECONDS", 60.0)
    with LivePhone(server.port) as phone:
        phone.wait_for(Kind.STORED)
        for _ in range(3):
            phone.type("strength.topic", "x" * 4000)
        with pytest.raises(ConnectionClosed) as closed:
            phone.next()
        assert closed.value.rcvd
        assert closed.value.rcvd.code == 4503
