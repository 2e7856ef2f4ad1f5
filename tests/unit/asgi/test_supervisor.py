"""Several workers serve: each for itself, and none longer than the process that started them."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from http.client import HTTPException

import psycopg
import pytest

from tests.support.python_phone import Phone
from tests.support.raw_line import RawLine
from tests.support.stores.postgres import Server, ask
from tests.support.stores.workers import Several, serving_by_two, wait_until
from webapp.asgi.adapter import THREADS
from webapp.asgi.fair_queue import SPARE
from webapp.asgi.supervisor import FIRST_PAUSE, LONGEST_PAUSE, STEADY_SECONDS, Pauses
from webapp.store.postgres.schema import MIGRATIONS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux says whose child is whose")


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Several]:
    """Two workers, for tests that leave two."""
    with serving_by_two(postgres.empty().url) as one:
        yield one


def test_requests_reach_each_worker(server: Several) -> None:
    first, second = server.workers
    for worker in (first, second):
        with server.only(worker):
            assert server.answers()


class Writer:
    """A phone that writes a word after the other, and remembers those that the server has."""

    def __init__(self, server: Several, number: int) -> None:
        self._server = server
        self._phone = Phone("abcdefgh"[number] * 26)
        self.acknowledged: list[str] = []

    def write(self, over: threading.Event) -> None:
        number = 0
        while not over.is_set():
            word = f"word{number}"
            self._phone.write("strength.topic", word)
            while not self._phone.is_on_server():
                with suppress(OSError, HTTPException):  # Its worker was killed.
                    self._server.sync(self._phone)
            self.acknowledged.append(word)
            number += 1

    def stored(self) -> set[str]:
        ((text,),) = ask(
            self._server.url,
            "SELECT fields ->> 'strength.topic' FROM sessions WHERE id = %s",
            self._phone.id,
        )
        return set(text.split())


def test_a_killed_worker_is_replaced_and_no_word_is_lost(server: Several) -> None:
    over = threading.Event()
    writers = [Writer(server, number) for number in range(4)]
    with ThreadPoolExecutor(len(writers)) as pool:
        writing = [pool.submit(writer.write, over) for writer in writers]
        for _ in range(4):
            count = [len(writer.acknowledged) for writer in writers]
            wait_until(
                lambda count=count: all(  # type: ignore[misc]
                    len(writer.acknowledged) > had
                    for writer, had in zip(writers, count, strict=True)
                )
            )
            server.kill(server.workers[0])
        over.set()
        for each in writing:
            each.result()
    for writer in writers:
        assert set(writer.acknowledged) <= writer.stored()
    with server.only(server.workers[-1]):
        assert server.answers()


def test_all_that_has_begun_is_answered_when_it_stops(postgres: Server) -> None:
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'sessions'::regclass"
    with (
        serving_by_two(postgres.empty().url) as server,
        ExitStack() as opened,
        psycopg.connect(server.url) as keeper,
    ):
        keeper.execute("LOCK TABLE sessions")
        # So many of one address run at once, should they all reach the same worker.
        lines = [opened.enter_context(RawLine(server.port)) for _ in range(THREADS - SPARE)]
        for number, line in enumerate(lines):
            phone = Phone("abcdefgh"[number] * 26)
            phone.write("strength.topic", "steam")
            body = json.dumps(phone.body())
            line.send(
                f"POST /api/v1/sessions/{phone.id}/sync HTTP/1.1\nHost: x\n"
                f"Authorization: Bearer {phone.key}\nContent-Type: application/json\n"
                f"Content-Length: {len(body)}\n\n{body}"
            )
        wait_until(lambda: ask(server.url, waiting)[0][0] >= len(lines))  # perhaps a sweep, too
        idle = opened.enter_context(RawLine(server.port))
        with ThreadPoolExecutor(1) as pool:
            ended = pool.submit(server.end, signal.SIGTERM)
            assert idle.rest() == b""
            keeper.rollback()
            for line in lines:
                assert line.rest().startswith(b"HTTP/1.1 200")
            ended.result()


def test_servers_that_start_at_once_make_the_tables_once(postgres: Server) -> None:
    url = postgres.empty().url
    both = [Several(url, {}) for _ in range(2)]
    try:
        phones = [Phone("ab"[number] * 26) for number in range(2)]
        assert [server.sync(phone) for server, phone in zip(both, phones, strict=True)] == [200] * 2
        made = ask(url, "SELECT count(*) FROM andersom_schema")
        assert made == [(len(MIGRATIONS),)]
    finally:
        for server in both:
            server.end(signal.SIGTERM)


def test_no_worker_is_left_when_their_parent_is_killed(postgres: Server) -> None:
    with serving_by_two(postgres.empty().url) as server:
        workers = server.workers
        server.end(signal.SIGKILL)  # It returns once nobody has its output any more.
    for worker in workers:
        wait_until(lambda worker=worker: not alive(worker))  # type: ignore[misc]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


SUPERVISE = """
import errno, os, signal, socket
from webapp.asgi import supervisor

pids, fork = [], os.fork

def scarce():
    if len(pids) == 2 and not refused:
        refused.append(True)
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
    pids.append(fork())
    return pids[-1]

refused = []
os.fork = scarce
supervisor.FIRST_PAUSE = 0.01

def work(line, place):
    WORK

def all_serve():
    print("all serve", flush=True)
    os.kill(pids[0], signal.SIGKILL)

try:
    listening = socket.create_server(("127.0.0.1", 0))
    supervisor.Supervisor(2, listening, work).run(all_serve)
    print("stopped")
except supervisor.NeverServedError:
    print("never")
"""


def supervise(work: str) -> subprocess.CompletedProcess[str]:
    """What a process says that supervises two who do this, and kills the first once both serve.

    The system has no room then for another one, at the first attempt.
    """
    code = SUPERVISE.replace("WORK", work)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )


def test_a_worker_that_ends_before_it_serves_ends_the_start() -> None:
    done = supervise("""
    if place:
        raise MemoryError("what somebody wrote")
    line.say_serving()
    line.socket.recv(1)
""")
    assert done.stdout == "never\n"
    assert "MemoryError" in done.stderr
    assert "somebody wrote" not in done.stderr


def test_where_no_process_can_be_forked_it_is_tried_again() -> None:
    done = supervise("""
    line.say_serving()
    if len(pids) == 3:  # it is the one that came in the end
        os.kill(os.getppid(), signal.SIGTERM)
    line.socket.recv(1)
""")
    assert done.stdout == "all serve\nstopped\n"
    assert "a worker can't be started: Resource temporarily unavailable" in done.stderr


def test_who_ends_soon_again_and_again_starts_later_each_time() -> None:
    pauses = Pauses()
    assert pauses.after(STEADY_SECONDS) == 0
    assert [pauses.after(0) for _ in range(3)] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert {pauses.after(0) for _ in range(2000)} >= {LONGEST_PAUSE}
    assert pauses.after(STEADY_SECONDS) == 0
    assert pauses.after(0) == FIRST_PAUSE
