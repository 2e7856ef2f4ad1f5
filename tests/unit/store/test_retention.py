"""What nobody changed for long is set aside, and forgotten a month later; what is in use never."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from tests.support.python_phone import ID, KEY, SESSION, bearer
from tests.support.stores.places import Place
from tests.support.sweeping_server import HOURS, SweepingServer, aside, sessions
from webapp import open_store
from webapp.files import size_on_disk
from webapp.store import retention
from webapp.store.retention import Retention


def test_what_was_not_changed_for_so_long_is_set_aside_with_all_that_could_not_be_read(
    server: SweepingServer, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server.write(366)
    unreadable = data / "sessions" / "zz" / f"{'z' * 26}.json.unreadable-1"
    unreadable.parent.mkdir()
    unreadable.write_text("what somebody wrote")
    os.utime(unreadable, (0, 0))
    with caplog.at_level(logging.INFO):
        server.sweep()
    assert not sessions(data)
    assert sorted(path.name for path in aside(data)) == [f"{ID}.json", unreadable.name]
    assert "not changed for 365 days: 1 sessions" in caplog.text
    assert ID not in caplog.text


def test_what_was_changed_since_stays(server: SweepingServer, place: Place) -> None:
    server.write(364)
    server.sweep()
    assert place.fields(ID) == {"strength.topic": "steam ", "meta": {}}


def test_what_the_file_says_counts_more_than_its_date(server: SweepingServer, data: Path) -> None:
    server.write()
    (path,) = data.glob("sessions/*/*.json")
    os.utime(path, (0, 0))
    server.sweep()
    assert path.exists()


def test_what_is_aside_is_out_of_the_way_of_readers_and_of_the_room(
    server: SweepingServer, place: Place
) -> None:
    server.write(366)
    server.sweep()
    assert server.api.get(SESSION, headers=bearer(KEY)).status_code == 404
    assert place.aside() == [ID]
    assert server.store.used == 0


def test_sweeps_are_counted(server: SweepingServer) -> None:
    for letter in "abc":
        server.write(366, letter * 26)
    server.run(HOURS)
    assert (server.counted.aside, server.counted.gone) == (3, 0)
    assert server.counted.last == server.clock.now.timestamp()
    server.run(31 * 24 * HOURS)
    assert (server.counted.aside, server.counted.gone) == (3, 3)


def test_nothing_is_set_aside_where_nothing_shall_be(place: Place) -> None:
    server = SweepingServer(place.data, 0)
    server.write(5000)
    server.sweep()
    assert place.sessions() == [ID]


def test_tombstones_outlive_their_sessions(server: SweepingServer) -> None:
    phone = server.write()
    server.api.delete(SESSION, headers=bearer(KEY))
    server.run(400 * HOURS)
    assert phone.send(server.api).status_code == 410


SWEEP = """
import sys
from datetime import UTC, datetime
from webapp import open_store
from webapp.config import data_place
print(open_store(data_place(sys.argv[1])).expire(datetime.now(UTC), "2026-11-28"))
"""


def test_two_processes_sweep_the_same_place(server: SweepingServer, place: Place) -> None:
    for letter in "abcdefghijklmnopqrst":
        server.write(366, letter * 26)
    command = [sys.executable, "-c", SWEEP, place.setting]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    counts = [int(one.communicate()[0]) for one in both]
    assert sum(counts) == 20
    assert not place.sessions()
    assert len(place.aside()) == 20


def test_the_room_is_known_whoever_wrote_or_deleted(server: SweepingServer, place: Place) -> None:
    assert server.store.used == 0
    phone = server.write()
    before = server.store.used
    phone.write("strength.topic", "more " * 2000)
    phone.sync(server.api)
    assert server.store.used >= before + 10_000
    other = open_store(place.data)
    assert other.used == server.store.used
    with other.open(ID) as entry:
        entry.delete()
    left = server.store.used
    assert 0 < left < 10_000  # the tombstone
    server.sweep()
    assert server.store.used == left


def test_the_room_of_a_folder_is_that_of_its_files(server: SweepingServer, data: Path) -> None:
    assert server.store.used == 0
    phone = server.write()
    (path,) = data.glob("sessions/*/*.json")
    assert server.store.used == size_on_disk(path)
    phone.write("strength.topic", "more " * 2000)
    phone.sync(server.api)
    assert server.store.used == size_on_disk(path)
    assert open_store(data).used == size_on_disk(path)
    path.unlink()
    server.sweep()
    assert server.store.used == 0


def test_it_is_swept_at_the_start_and_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    twice = Event()

    def count(_retention: Retention) -> None:
        times.append(1)
        if len(times) > 1:
            twice.set()

    monkeypatch.setattr("webapp.store.retention.Retention.sweep", count)
    stopped = retention.start(open_store(data), 365, pause=0.01)
    try:
        assert twice.wait(20)
    finally:
        stopped.set()


def test_pages_know_and_say_for_how_long_unless_it_is_for_good(
    server: SweepingServer, data: Path
) -> None:
    html = server.api.get("/en/").text
    assert 'data-keep-days="365"' in html
    assert "this many days: 365." in html
    for_good = SweepingServer(data, 0).api
    assert "data-keep-days" not in for_good.get("/en/").text
    assert "this many days" not in for_good.get("/en/").text
