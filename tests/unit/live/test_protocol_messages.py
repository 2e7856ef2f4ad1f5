"""The messages of docs/protocol.md, which tests in JavaScript read too (protocol.test.mjs)."""

import base64
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.support.asgi_server import Running
from tests.support.live.phone import LivePhone, awareness, key_message
from tests.support.protocol import KEY, VECTORS
from webapp.live.messages import (
    ALIVE,
    QUERY,
    Kind,
    Presence,
    Step,
    read,
    read_key,
    read_presence,
    read_sync,
    stored,
    sync,
)

MESSAGES: dict[str, Any] = {each["is"]: each for each in VECTORS["live"]["messages"]}
REFUSED: dict[str, Any] = VECTORS["live"]["refused"]


def frame_of(name: str) -> bytes:
    return base64.b64decode(MESSAGES[name]["frame"])


def part_of(name: str) -> bytes:
    return base64.b64decode(MESSAGES[name]["parts"][0]["bytes"])


def test_what_the_server_says_is_as_described() -> None:
    state, update = part_of("a state vector"), part_of("an update")
    content = MESSAGES["stored"]["parts"][1]["text"]
    assert sync(Step.VECTOR, state) == frame_of("a state vector")
    assert sync(Step.ANSWER, update) == frame_of("what the other one lacks")
    assert sync(Step.UPDATE, update) == frame_of("an update")
    assert stored(state, content) == frame_of("stored")
    assert frame_of("a sign of life") == ALIVE
    assert frame_of("asks for awareness") == QUERY
    assert Presence(7, 2, b"").leaving() == frame_of("a phone has left")


def test_what_a_phone_says_is_read_as_described() -> None:
    kind, reader = read(frame_of("the key"))
    assert (kind, read_key(reader)) == (Kind.KEY, KEY)
    for name, step in (("a state vector", Step.VECTOR), ("an update", Step.UPDATE)):
        kind, reader = read(frame_of(name))
        assert (kind, *read_sync(reader)) == (Kind.SYNC, step, part_of(name))
    frame = frame_of("where a phone is")
    kind, reader = read(frame)
    presence = Presence(7, 2, frame, names_only=True)
    assert (kind, read_presence(frame, reader)) == (Kind.AWARENESS, presence)
    state = MESSAGES["where a phone is"]["parts"][0]["text"]
    assert frame == awareness(7, 2, state)
    assert frame_of("the key") == key_message(KEY)


@pytest.mark.parametrize("name", REFUSED)
def test_the_server_hangs_up_after_what_is_refused(server: Running, name: str) -> None:
    with LivePhone(server.port) as phone:
        phone.wait_for(Kind.STORED)
        phone.socket.send(base64.b64decode(REFUSED[name]["frame"]))
        with pytest.raises(ConnectionClosed) as closed:
            phone.wait_for(Kind.KEY)  # which never comes
        assert closed.value.rcvd
        assert closed.value.rcvd.code == REFUSED[name]["code"]
