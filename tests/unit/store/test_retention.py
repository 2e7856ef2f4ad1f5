"""What nobody changed for long is deleted on the server, and what is in use never."""

import logging
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from flask import Flask

from tests.support.api import stored
from tests.support.python_phone import ID, KEY, SESSION, Phone, bearer
from webapp import create_app, open_store, parts_of
from webapp.store import retention
from webapp.store.base import Store

NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=366)


def server(data: Path, days: int) -> Flask:
    """A server that keeps what wasn't changed for so many days, 0 for good."""
    return create_app({"DATA": data, "KEEP_DAYS": days})


def sweep(app: Flask, now: datetime | None = None) -> None:
    retention.sweep(parts_of(app).store, app.config["KEEP_DAYS"], now)


def written(app: Flask, days_ago: float = 0, session_id: str = ID) -> Phone:
    """A session that was written so long ago."""
    phone = Phone(session_id)
    phone.write("strength.topic", "steam")
    moment = datetime.now(UTC) - timedelta(days=days_ago)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.api.sessions.moment", lambda _: f"{moment:%Y-%m-%dT%H:%M:%SZ}")
        phone.sync(app.test_client())
    data: Path = app.config["DATA"]
    (path,) = data.glob(f"sessions/*/{session_id}.json")
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    return phone


def files(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file() and path.suffix != ".lock"]


def test_what_was_not_changed_for_so_long_is_deleted_with_all_that_was_set_aside(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = server(data, 365)
    written(app, 366)
    aside = data / "sessions" / "zz" / f"{'z' * 26}.json.unreadable-1"
    aside.parent.mkdir()
    aside.write_text("what somebody wrote")
    os.utime(aside, (0, 0))
    with caplog.at_level(logging.INFO):
        sweep(app)
    assert files(data) == []
    assert "not changed for 365 days: 1 sessions" in caplog.text
    assert ID not in caplog.text


def test_what_was_changed_since_stays(data: Path) -> None:
    app = server(data, 365)
    written(app, 364)
    sweep(app)
    assert stored(data, ID)["fields"] == {"strength.topic": "steam ", "meta": {}}


def test_what_the_file_says_counts_more_than_its_date(data: Path) -> None:
    app = server(data, 365)
    written(app)
    (path,) = data.glob("sessions/*/*.json")
    os.utime(path, (0, 0))
    sweep(app)
    assert path.exists()


def test_a_phone_that_still_has_it_brings_it_back(data: Path) -> None:
    app = server(data, 365)
    phone = written(app, 366)
    sweep(app)
    api = app.test_client()
    assert api.get(SESSION, headers=bearer(KEY)).status_code == 404
    phone.write("strength.topic", "more")
    for _ in range(2):
        phone.sync(api)
    assert phone.is_on_server()
    assert stored(data, ID)["fields"] == {"strength.topic": "more steam ", "meta": {}}


def test_nothing_is_deleted_where_nothing_shall_be(data: Path) -> None:
    app = server(data, 0)
    written(app, 5000)
    sweep(app)
    assert stored(data, ID)


def test_tombstones_outlive_their_sessions(data: Path) -> None:
    app = server(data, 365)
    phone = written(app)
    app.test_client().delete(SESSION, headers=bearer(KEY))
    sweep(app, LATER)
    assert phone.send(app.test_client()).status_code == 410


SWEEP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from webapp.store.tinydb_store import TinyDBStore
print(TinyDBStore(Path(sys.argv[1])).expire(datetime.now(UTC)))
"""


def test_two_processes_sweep_the_same_folder(data: Path) -> None:
    app = server(data, 365)
    for letter in "abcdefghijklmnopqrst":
        written(app, 366, letter * 26)
    command = [sys.executable, "-c", SWEEP, str(data)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    counts = [int(one.communicate()[0]) for one in both]
    assert sum(counts) == 20
    assert files(data) == []


def test_the_room_is_known_whoever_wrote_or_deleted(data: Path) -> None:
    app = server(data, 365)
    store = parts_of(app).store
    assert store.used == 0
    phone = written(app)
    (path,) = data.glob("sessions/*/*.json")
    assert store.used == path.stat().st_size
    phone.write("strength.topic", "more")
    phone.sync(app.test_client())
    assert store.used == path.stat().st_size
    assert open_store(data).used == path.stat().st_size
    path.unlink()
    sweep(app)
    assert store.used == 0


def test_a_folder_that_cannot_be_read_is_logged_and_swept_the_next_time(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = server(data, 365)
    written(app, 366)
    locks = data / "locks"
    locks.rename(data / "away")
    locks.write_text("a file where the folder should be")
    sweep(app)
    assert "can't be swept" in caplog.text
    locks.unlink()
    sweep(app)
    assert not list(data.glob("sessions/*/*"))


def test_it_is_swept_at_the_start_and_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    twice = Event()

    def count(_store: Store, days: int) -> None:
        times.append(days)
        if len(times) > 1:
            twice.set()

    monkeypatch.setattr("webapp.store.retention.sweep", count)
    stopped = retention.start(open_store(data), 365, pause=0.01)
    try:
        assert twice.wait(20)
    finally:
        stopped.set()


def test_pages_know_and_say_for_how_long_unless_it_is_for_good(app: Flask) -> None:
    html = app.test_client().get("/en/").text
    assert 'data-keep-days="365"' in html
    assert "this many days: 365." in html
    for_good = server(app.config["DATA"], 0).test_client()
    assert "data-keep-days" not in for_good.get("/en/").text
    assert "this many days" not in for_good.get("/en/").text
