"""A clock that is wrong, ahead or behind, makes nothing go away."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.api import stored
from tests.support.python_phone import ID, Phone
from tests.support.sweeping_server import DAYS, HOURS, Clock, SweepingServer, aside, sessions
from webapp.store import retention
from webapp.store.retention import ASIDE_DAYS, HOUR


def test_what_comes_to_a_day_later_is_kept_for_a_month_from_then(
    server: SweepingServer, data: Path
) -> None:
    """As when a clock stands still, or begins at the same day with each start."""
    server.write(366)
    server.sweep()
    for _ in range(ASIDE_DAYS):
        server.clock.ran += 24 * HOUR
        server.sweep()
    server.write(366, "z" * 26)
    server.clock.ran += 24 * HOUR
    server.sweep()
    assert len(aside(data)) == 2


def test_servers_that_run_at_once_count_the_same_time_once(data: Path) -> None:
    clock = Clock()
    servers = [SweepingServer(data, clock=clock) for _ in range(3)]
    servers[0].write(366)
    servers[0].sweep()
    for time in [DAYS] * (ASIDE_DAYS - 1) + [23 * HOURS]:
        clock.wait(time)
        for server in servers:
            server.sweep()
    assert aside(data)


@pytest.mark.parametrize("ahead", [400 * DAYS, 20 * 365 * DAYS, 8 * DAYS])
def test_a_clock_that_is_ahead_sets_nothing_aside_at_once_and_is_said(
    data: Path, ahead: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    server = SweepingServer(data)
    server.write()
    server.write(360, "z" * 26)
    clock = Clock()
    clock.now += ahead
    wrong = SweepingServer(data, clock=clock)
    wrong.sweep()
    assert len(sessions(data)) == 2
    assert not aside(data)
    assert "if the clock is wrong, set it right" in caplog.text


def test_a_clock_that_is_ahead_for_good_is_believed_by_and_by(
    server: SweepingServer, data: Path
) -> None:
    server.write(360)
    server.clock.now += 400 * DAYS
    server.run(4 * HOURS)
    assert sessions(data)
    server.run(3 * HOURS)
    assert not sessions(data)
    assert len(aside(data)) == 1


def test_a_clock_that_is_ahead_forgets_nothing_that_is_aside(
    server: SweepingServer, data: Path
) -> None:
    server.write(366)
    server.sweep()
    for jump in (400 * DAYS, -800 * DAYS, 4000 * DAYS):
        server.clock.now += jump
        server.run(5 * HOURS)
        SweepingServer(data, clock=server.clock)
    assert aside(data)


def test_data_of_an_older_server_are_safe_from_a_clock_that_is_ahead(
    server: SweepingServer, data: Path
) -> None:
    """It remembered no time, so the newest session tells it."""
    server.write()
    (data / "sweep.json").unlink()
    server.clock.now += 400 * DAYS
    server.sweep()
    assert sessions(data)


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"seen": 5}', '{"ran": {"2026-01-01": Infinity}}', "\0" * 99]
)
def test_a_damaged_memory_forgets_nothing(server: SweepingServer, data: Path, damage: str) -> None:
    server.write(366)
    server.sweep()
    (data / "sweep.json").write_text(damage)
    server.run(3 * HOURS)
    assert aside(data)


def test_what_is_written_while_the_clock_is_behind_does_not_look_old(
    server: SweepingServer, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "utc_now", lambda: datetime(1970, 1, 1, tzinfo=UTC))
    phone = Phone()
    phone.write("strength.topic", "steam")
    phone.sync(server.api)
    (path,) = sessions(data)
    os.utime(path, (0, 0))
    server.sweep()
    assert stored(data, ID)["updated"] == f"{server.clock.now:%Y-%m-%dT%H:%M:%SZ}"
