"""What a connection may send, and how long it may take for it; over both parsers of uvicorn."""

from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import ip_network

import pytest

from tests.support.asgi_server import BOTH, Protocol, Running, running
from tests.support.raw_line import RawLine
from webapp.asgi.connections import Connections
from webapp.wsgi.security_headers import NOTHING

GET = "GET / HTTP/1.1\nHost: x\n\n"
POST = "POST / HTTP/1.1\nHost: x\nContent-Length: 10\n\n"


@pytest.fixture(params=BOTH)
def served(request: pytest.FixtureRequest) -> Iterator[Running]:
    """A server over one of the parsers."""
    with running(request.param) as server:
        yield server


def check_guarded(answer: bytes, status: int) -> None:
    head = answer.partition(b"\r\n\r\n")[0].decode().lower()
    assert head.startswith(f"http/1.1 {status} ")
    assert f"content-security-policy: {NOTHING}".lower() in head
    assert "x-content-type-options: nosniff" in head


def test_requests_are_answered_one_after_the_other(served: Running) -> None:
    with RawLine(served.port) as line:
        for _ in range(3):
            line.send(GET)
            assert line.answers(1).startswith(b"HTTP/1.1 200")


def test_requests_that_are_sent_ahead_are_answered_in_their_order(served: Running) -> None:
    with RawLine(served.port) as line:
        line.send(GET * 5)
        assert line.answers(5).count(b"HTTP/1.1 200") == 5


@pytest.mark.parametrize(
    "damaged",
    [
        "GET\n\n",
        "\x00\x01\x02\x03\n\n",
        "GET / HTTP/1.1\nHost: x\nContent-Length: a\n\n",
        "GET / HTTP/1.1\nHost: x\nno header\n\n",
        "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nxyz\n",
    ],
)
def test_what_is_damaged_is_refused_with_all_headers(served: Running, damaged: str) -> None:
    with RawLine(served.port) as line:
        line.send(damaged)
        check_guarded(line.rest(), 400)


def test_what_is_damaged_after_a_request_takes_nothing_from_its_answer(served: Running) -> None:
    with RawLine(served.port) as line:
        line.send(GET + "\x00\x01\n\n")
        assert line.answers(1).startswith(b"HTTP/1.1 200")


def test_a_head_that_is_too_large_is_refused(served: Running) -> None:
    with RawLine(served.port) as line:
        line.send("GET / HTTP/1.1\nHost: x\n")
        line.send("X: " + "y" * 2**17 + "\n")
        check_guarded(line.rest(), 431)


def test_a_body_that_says_it_is_too_large_is_refused_unread(served: Running) -> None:
    with RawLine(served.port) as line:
        line.send(f"POST / HTTP/1.1\nHost: x\nContent-Length: {2**40}\n\n")
        check_guarded(line.rest(), 413)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody have any time."""
    monkeypatch.setattr("webapp.asgi.server.IDLE_SECONDS", -1)
    monkeypatch.setattr("webapp.asgi.bodies.SECONDS", 0.1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("sent", "status"),
    [("", None), ("GE", 408), ("GET / HTTP/1.1\nHost: x\nX: ", 408), (POST + "half", 408)],
)
def test_what_takes_too_long_is_ended(served: Running, sent: str, status: int | None) -> None:
    with RawLine(served.port) as line:
        line.send(sent)
        answer = line.rest()
        if status:
            check_guarded(answer, status)
        else:
            assert answer == b""


@pytest.mark.parametrize("base", BOTH)
def test_the_oldest_idle_connection_goes_when_there_are_too_many(base: Protocol) -> None:
    with running(base, held=Connections(3, 1000)) as server, ExitStack() as opened:
        lines = [opened.enter_context(RawLine(server.port)) for _ in range(5)]
        assert [lines[0].rest(), lines[1].rest()] == [b"", b""]
        for line in lines[2:]:
            line.send(GET)
            assert line.answers(1).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("base", BOTH)
def test_who_has_too_many_connections_loses_their_own(base: Protocol) -> None:
    with running(base, held=Connections(1000, 2)) as server, ExitStack() as opened:
        others = opened.enter_context(RawLine(server.port, "127.0.0.3"))
        lines = [opened.enter_context(RawLine(server.port, "127.0.0.2")) for _ in range(4)]
        assert [lines[0].rest(), lines[1].rest()] == [b"", b""]
        for line in (others, *lines[2:]):
            line.send(GET)
            assert line.answers(1).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("base", BOTH)
def test_a_trusted_proxy_may_have_as_many_as_it_needs(base: Protocol) -> None:
    held = Connections(1000, 2, [ip_network("127.0.0.2")])
    with running(base, held=held) as server, ExitStack() as opened:
        for line in [opened.enter_context(RawLine(server.port, "127.0.0.2")) for _ in range(6)]:
            line.send(GET)
            assert line.answers(1).startswith(b"HTTP/1.1 200")
