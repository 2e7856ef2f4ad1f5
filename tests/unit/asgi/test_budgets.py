"""Who has used up what they may cost is told so by the loop, and others go on."""

import threading
import time
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from tests.support.asgi_server import BOTH, Protocol, hello, running
from tests.support.raw_line import RawLine
from tests.support.stores.levels import Levels
from webapp.asgi.budgets import REMEMBERED, Budgets
from webapp.wsgi.buckets import Buckets
from webapp.wsgi.exchange import Exchange
from webapp.wsgi.hints import add_elsewhere

SESSION = "a" * 26


def get(port: int, path: str = "/", source: str = "127.0.0.1") -> bytes:
    with RawLine(port, source) as line:
        line.send(f"GET {path} HTTP/1.1\nHost: x\nConnection: close\n\n")
        return line.rest()


def expensive(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """An app whose answers cost a second elsewhere."""
    add_elsewhere(environ, 1)
    return hello(environ, start)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a refusal."""
    monkeypatch.setattr("webapp.asgi.adapter.REFUSAL_SECONDS", 0)


@pytest.mark.parametrize("base", BOTH)
@pytest.mark.parametrize("path", ["/", "/static/x.js", "/api/v1/nothing"])
def test_an_address_that_has_used_up_its_seconds_is_refused(base: Protocol, path: str) -> None:
    budgets = Budgets(address=Buckets(0.001, 2))
    with running(base, expensive, budgets=budgets) as server:
        assert [get(server.port, path).split()[1] for _ in range(3)] == [b"200", b"200", b"429"]
        refused = get(server.port, path).lower()
        assert b"\r\nretry-after: " in refused
        assert (b"application/problem+json" in refused) == path.startswith("/api/")
        assert get(server.port, path, "127.0.0.2").startswith(b"HTTP/1.1 200")


def test_a_session_that_has_used_up_its_seconds_is_refused_whoever_asks() -> None:
    budgets = Budgets(session=Buckets(0.001, 2))
    path = f"/api/v1/sessions/{SESSION}/sync"
    with running(BOTH[0], expensive, budgets=budgets) as server:
        statuses = [get(server.port, path, f"127.0.0.{n}").split()[1] for n in range(1, 4)]
        assert statuses == [b"200", b"200", b"429"]
        other = path.replace(SESSION, "b" * 26)
        assert get(server.port, other).startswith(b"HTTP/1.1 200")


def test_a_refusal_reaches_no_thread() -> None:
    asked = []

    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        asked.append(threading.current_thread().name)
        return expensive(environ, start)

    with running(BOTH[0], app, budgets=Budgets(address=Buckets(0.001, 1))) as server:
        for _ in range(5):
            get(server.port)
    assert len(asked) == 1
    assert asked[0].startswith("worker-")


def test_what_the_processor_did_is_what_counts() -> None:
    budgets = Budgets(address=Buckets(0.001, 0.05))

    def busy(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        end = time.thread_time() + 0.1
        while time.thread_time() < end:
            pass
        return hello(environ, start)

    with running(BOTH[0], busy, budgets=budgets) as server:
        assert [get(server.port).split()[1] for _ in range(2)] == [b"200", b"429"]


def test_what_a_session_cost_lately_is_what_it_is_likely_to_cost() -> None:
    budgets = Budgets()
    before = budgets.estimate(SESSION)
    budgets.pay("a", SESSION, 2.0)
    assert budgets.estimate(SESSION) == 2.0
    budgets.pay("a", SESSION, 0.0)
    assert before < budgets.estimate(SESSION) < 2.0


def test_cheap_requests_for_many_sessions_do_not_make_an_expensive_one_forgotten() -> None:
    budgets = Budgets()
    budgets.pay("a", SESSION, 2.0)
    for number in range(REMEMBERED + 1):
        budgets.pay("a", str(number), 0.0001)
    assert budgets.estimate(SESSION) == 2.0


def test_what_one_server_did_for_somebody_another_one_learns() -> None:
    config = {"ADDRESS_CPU": 0.001, "ADDRESS_CPU_BURST": 10}
    config |= {"SESSION_CPU": 0.001, "SESSION_CPU_BURST": 5}
    levels = Levels()
    servers = [Exchange(levels) for _ in range(2)]
    first, second = [Budgets.from_config(config, server) for server in servers]
    first.pay("a", SESSION, 6)
    second.pay("a", "", 5)
    for server in (*servers, *servers):
        server.tell()
    assert second.wait("a", "")
    assert not second.wait("b", SESSION)  # It has asked for none of it yet.
    second.pay("b", SESSION, 1)
    servers[1].tell()
    assert second.wait("b", SESSION)
    assert not second.wait("b", "")
