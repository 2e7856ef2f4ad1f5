"""The server says that it answers, and whether it can keep something; the store is asked rarely."""

import logging
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.disk_failures import failing_at
from tests.support.stores.places import Place
from webapp import open_store
from webapp.wsgi import health, readiness
from webapp.wsgi.readiness import Readiness

TRUE_FOR = readiness.TRUE_SECONDS


class Clock:
    """Seconds that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Store:
    """A store whose disk fails, or hangs, when a test says so."""

    def __init__(self) -> None:
        self.asked = 0
        self.wrong: Exception | None = None
        self.goes_on = Event()
        self.goes_on.set()

    def check(self) -> None:
        self.asked += 1
        self.goes_on.wait()
        if self.wrong:
            raise self.wrong


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.goes_on.set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ready(store: Store, clock: Clock) -> Readiness:
    return Readiness(store.check, clock)


def client_of(ready: Readiness) -> FlaskClient:
    app = Flask("webapp")
    app.register_blueprint(health.blueprint(ready))
    return app.test_client()


def test_the_server_says_that_it_answers_whatever_the_store_does(
    ready: Readiness, store: Store
) -> None:
    store.wrong = OSError(28, "No space left on device")
    answer = client_of(ready).get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["Cache-Control"] == "no-store"
    assert store.asked == 0


def test_the_app_says_whether_its_store_takes_writes(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ready\n")
    assert answer.headers["Cache-Control"] == "no-store"
    with failing_at("fsync"):
        while client.get("/readyz").status_code == 200:
            continue
        assert client.get("/readyz").text == "unready\n"
        assert client.get("/healthz").text == "ok\n"


def test_a_store_is_ready_unless_it_has_no_room(place: Place, clock: Clock) -> None:
    ready = Readiness(open_store(place.data).check, clock)
    assert ready.is_ready()
    with place.without_room():
        clock.now += 2
        answer = client_of(ready).get("/readyz")
    assert (answer.status_code, answer.text) == (503, "unready\n")
    assert answer.headers["Cache-Control"] == "no-store"
    clock.now += 2
    assert ready.is_ready()


def test_the_store_is_asked_once_a_second_at_most(
    ready: Readiness, store: Store, clock: Clock
) -> None:
    assert [ready.is_ready() for _ in range(100)] == [True] * 100
    store.wrong = OSError(28, "No space left on device")
    clock.now += TRUE_FOR
    assert ready.is_ready()
    assert store.asked == 1
    clock.now += 0.01
    assert [ready.is_ready() for _ in range(100)] == [False] * 100
    assert store.asked == 2


def test_a_disk_that_hangs_costs_one_thread_and_nobody_much_time(
    ready: Readiness, store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "PATIENCE_SECONDS", 0.05)
    store.goes_on.clear()
    assert not ready.is_ready()
    clock.now += 1000
    monkeypatch.setattr(readiness, "PATIENCE_SECONDS", 500)
    assert not ready.is_ready()
    assert store.asked == 1
    store.goes_on.set()
    while not ready.is_ready():
        clock.now += 1


def test_who_asks_while_the_store_is_asked_waits_for_the_same_answer(
    ready: Readiness, store: Store
) -> None:
    store.goes_on.clear()
    said: list[bool] = []
    asking = [Thread(target=lambda: said.append(ready.is_ready())) for _ in range(5)]
    for each in asking:
        each.start()
    store.goes_on.set()
    for each in asking:
        each.join()
    assert said == [True] * 5
    assert store.asked == 1


def test_what_is_wrong_is_logged_once_without_its_words(
    ready: Readiness, store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    wrong: list[Exception | None] = [
        *(None, OSError(28, "No space left on device"), OSError(28, "No space left on device")),
        *(None, None, ValueError("steam")),
    ]
    for store.wrong in wrong:
        clock.now += 2
        ready.is_ready()
    assert [record.getMessage() for record in caplog.records] == [
        "not ready: No space left on device",
        "ready again: the store takes writes",
        "not ready: ValueError",
    ]
