"""Whatever comes over a live connection, it ends with a code or goes on, and harms nobody else."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from tests.support.api import api_app
from tests.support.asgi_server import BOTH, running
from tests.support.live.log import logged
from tests.support.live.phone import LivePhone, awareness, key_message, sync_over_http
from tests.support.python_phone import KEY, Phone
from webapp.live import letters
from webapp.live.connection import LARGEST_MESSAGE
from webapp.live.messages import ALIVE, Kind, Step, stored, sync
from webapp.yjs.lib0 import encoded

# Malformed, unknown, late, too large, too often; and WebSocket's own: no frame, no UTF-8, too big.
CODES = {4400, 4404, 4408, 4413, 4429, 1002, 1007, 1009}
TOPIC = "strength.topic"
STATES = ("null", "{}", "[]", '"', "\x00", "{" * 300, '{"step":"' + "x" * 600 + '"}', "1e999")


def updates() -> list[bytes]:
    """What a phone writes in turn."""
    phone = Phone()
    made = []
    for number in range(4):
        before = phone.doc.get_state()
        phone.write(TOPIC, f"word{number}")
        phone.choose({"start.confidence": number})
        made.append(phone.doc.get_update(before))
    phone.erase(TOPIC, "word1")
    return [*made, phone.doc.get_update()]


NUMBERS = st.sampled_from([0, 1, 127, 128, 2**31, 2**32, 2**53, 2**63, 2**70])
UPDATES = st.sampled_from(updates())
VALID = st.one_of(
    UPDATES.map(lambda update: sync(Step.UPDATE, update)),
    UPDATES.map(lambda update: sync(Step.ANSWER, update)),
    st.just(sync(Step.VECTOR, b"\x00")),
    st.just(key_message(KEY)),
    st.just(ALIVE),
    st.just(stored(b"\x00", "0" * 64)),
    st.builds(awareness, NUMBERS, NUMBERS, st.text(max_size=40) | st.sampled_from(STATES)),
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 4), st.binary(max_size=4)), min_size=1, max_size=3
)


def changed(message: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, other in changes:
        at = place % (len(message) + 1)
        message = message[:at] + other + message[at + length :]
    return message


MESSAGES = st.one_of(
    VALID,
    st.builds(changed, VALID, CHANGES),
    st.builds(lambda message, length: message[: length % (len(message) + 1)], VALID, NUMBERS),
    st.builds(
        lambda kind, length, rest: bytes(kind) + encoded(length) + rest,
        st.lists(st.sampled_from([0, 1, 2, 100, 101, 102, 103, 255]), min_size=1, max_size=2),
        NUMBERS,
        st.binary(max_size=20),
    ),
    st.binary(max_size=40),
    st.text(max_size=40),
    st.sampled_from([LARGEST_MESSAGE, LARGEST_MESSAGE + 1]),
)
# What isn't a whole frame of WebSockets.
HALVES = st.one_of(
    st.just(b""), st.binary(max_size=20), st.sampled_from([b"\x82\xfe\x40", b"\x02"])
)


@dataclass
class Witness:
    """A phone in the same session that does nothing wrong."""

    phone: LivePhone
    port: int
    log: list[logging.LogRecord]

    def check(self) -> None:
        """It may still talk, all that reached it can be read, and the server logged nothing."""
        assert self.log == []
        with suppress(TimeoutError):
            while True:
                self.phone.next(0)
        self.phone.socket.send(sync(Step.VECTOR, self.phone.doc.get_state()))
        self.phone.wait_for(Kind.SYNC)


@pytest.fixture(scope="module")
def witness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Witness]:
    """One who has the session open, on a server that stores at once."""
    app = api_app(tmp_path_factory.mktemp("fuzzed") / "data", ADDRESS_RATE=1e6, ADDRESS_BURST=1e6)
    with pytest.MonkeyPatch.context() as patch, running(BOTH[0], app) as server:
        patch.setattr(letters, "GATHER_SECONDS", 0.0)
        patch.setattr(letters, "BETWEEN_SECONDS", 0.0)
        sync_over_http(server.port, LivePhone(server.port))
        with LivePhone(server.port) as phone:
            phone.wait_for(Kind.STORED)
            with logged() as log:
                yield Witness(phone, server.port, log)


def end_of(liar: LivePhone, messages: list[bytes | str | int]) -> int | None:
    """The code with which one who sends this is let go, None if it may go on.

    It is 0 where what was still sent pushed the code off the line.

    A number stands for so many bytes.
    """
    try:
        for message in messages:
            liar.socket.send(bytes(message) if isinstance(message, int) else message)
        liar.socket.send(sync(Step.VECTOR, b"\x00"))
        while liar.socket.recv(15)[:2] != bytes([Kind.SYNC, Step.ANSWER]):
            pass
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0
    return None


@pytest.mark.parametrize("greets", [True, False])
@given(messages=st.lists(MESSAGES, min_size=1, max_size=5), half=HALVES)
@settings(
    max_examples=settings().max_examples // 3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_it_ends_with_a_code_or_goes_on_and_nobody_else_notices(
    witness: Witness, *, greets: bool, messages: list[bytes | str | int], half: bytes
) -> None:
    with LivePhone(witness.port, greets=greets) as liar:
        code = end_of(liar, messages)
        with suppress(OSError):
            liar.socket.socket.sendall(half)
        liar.break_off()
    assert code is None or code in CODES or (code == 0 and len(messages) > 1), code
    witness.check()
