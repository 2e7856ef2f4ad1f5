"""When the server stops, what has begun is answered, and nothing keeps it for long."""

import asyncio
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from uvicorn.config import LoopFactoryType
from werkzeug import Request, Response

from tests.support.asgi_server import BOTH, Protocol, hello, running
from tests.support.raw_line import RawLine
from webapp.asgi.adapter import THREADS
from webapp.asgi.fair_queue import SPARE

GET = "GET / HTTP/1.1\nHost: x\n\n"
POST = "POST / HTTP/1.1\nHost: x\nContent-Length: 3\n\nyes"


class Slow:
    """An app whose answers wait until they may go."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.begun = threading.Semaphore(0)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        self.begun.release()
        assert self.may.wait(60)
        return hello(environ, start)


@pytest.mark.parametrize("base", BOTH)
def test_all_that_has_begun_is_answered_and_what_is_idle_is_closed(
    base: Protocol, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.asgi.server.ANSWER_SECONDS", 60)
    slow = Slow()
    with (
        ExitStack() as opened,
        ThreadPoolExecutor(20) as pool,
        running(base, slow) as server,
    ):
        lines = [opened.enter_context(RawLine(server.port)) for _ in range(20)]
        idle = [opened.enter_context(RawLine(server.port)) for _ in range(5)]
        for line in lines:
            line.send(GET)
        for _ in range(THREADS - SPARE):  # the others wait for a thread
            slow.begun.acquire()
        answers = [pool.submit(line.rest) for line in lines]
        server.server.stop()
        assert [line.rest() for line in idle] == [b""] * 5
        slow.may.set()
        for answer in answers:
            assert answer.result(30).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("base", BOTH)
@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
@pytest.mark.parametrize("sent", [GET, GET + GET, POST])
def test_what_was_sent_to_a_server_that_was_too_busy_to_accept_it_is_answered(
    base: Protocol, loop: LoopFactoryType, sent: str
) -> None:
    busy, go_on = threading.Event(), threading.Event()

    def keep_busy() -> None:
        busy.set()
        go_on.wait(30)

    with ExitStack() as opened, running(base, loop=loop) as server:
        first = opened.enter_context(RawLine(server.port))
        first.send(GET)
        assert first.answers(1)
        assert server.server.loop
        server.server.loop.call_soon_threadsafe(keep_busy)
        assert busy.wait(30)
        lines = [opened.enter_context(RawLine(server.port)) for _ in range(40)]
        for line in lines:
            line.send(sent)
        server.server.stop()
        go_on.set()
        for line in lines:
            assert line.rest().startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("base", BOTH)
def test_who_connects_without_an_end_keeps_nobody(base: Protocol) -> None:
    over = threading.Event()

    def connect(port: int) -> None:
        while not over.is_set():
            with suppress(ConnectionError), RawLine(port):
                pass

    with ThreadPoolExecutor(2) as pool:
        with running(base) as server, RawLine(server.port) as line:
            others = [pool.submit(connect, server.port) for _ in range(2)]
            line.send(GET)
            assert line.answers(1)
            server.server.stop()
            assert line.rest() == b""
        over.set()
        for other in others:
            other.result()


@pytest.mark.parametrize("base", BOTH)
def test_what_connects_in_that_moment_is_closed_too(
    base: Protocol, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.asgi.server.ANSWER_SECONDS", 60)
    slow = Slow()
    accepted = threading.Semaphore(0)

    class Late(base):  # type: ignore[misc, valid-type]
        """Becomes a connection a moment after it was accepted, but for the first one."""

        first = True

        def connection_made(self, transport: asyncio.Transport) -> None:
            made = super().connection_made
            if Late.first:
                made(transport)
            else:
                asyncio.get_running_loop().call_later(0.2, made, transport)
            Late.first = False
            accepted.release()

    with running(Late, slow) as server, ExitStack() as opened:
        first, *others = [opened.enter_context(RawLine(server.port)) for _ in range(4)]
        first.send(GET)
        for _ in range(4):
            accepted.acquire()
        slow.begun.acquire()
        server.server.stop()
        assert [line.rest() for line in others] == [b""] * 3
        slow.may.set()
        assert first.rest().startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("base", BOTH)
def test_what_cannot_be_answered_in_time_is_refused(
    base: Protocol, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.asgi.server.ANSWER_SECONDS", 0.1)
    slow = Slow()
    with (
        running(base, slow) as server,
        RawLine(server.port) as line,
        RawLine(server.port) as half,
    ):
        line.send(GET)
        half.send("POST / HTTP/1.1\nHost: x\nContent-Length: 10\n\nhalf")
        slow.begun.acquire()
        server.server.stop()
        for each in (line, half):
            answer = each.rest()
            assert answer.startswith(b"HTTP/1.1 503")
            assert b"retry-after: 1\r\n" in answer.lower()
        slow.may.set()


@pytest.mark.parametrize("base", BOTH)
def test_who_does_not_read_keeps_nobody(base: Protocol, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.asgi.server.ANSWER_SECONDS", 0.1)
    monkeypatch.setattr("webapp.asgi.server.SEND_SECONDS", 0.1)

    @Request.application
    def large(_request: Request) -> Response:
        return Response(bytes(2**26))

    with running(base, large) as server, RawLine(server.port) as line:
        line.send(GET)
        assert line.answers(0) == b""
