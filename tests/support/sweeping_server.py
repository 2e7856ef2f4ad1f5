"""A server that sweeps when a test says so, by a clock that the test sets."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests.support.python_phone import ID, Phone
from webapp import create_app, parts_of
from webapp.metrics.base import Metrics
from webapp.store.postgres.address import Address
from webapp.store.retention import Retention

HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)


class Clock:
    """The clock of a machine that runs, and that somebody may set."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.ran = 0.0

    def wait(self, time: timedelta) -> None:
        self.now += time
        self.ran += time.total_seconds()


class Counted(Metrics):
    """What sweeps told of themselves."""

    def __init__(self) -> None:
        self.last = 0.0
        self.aside = self.gone = 0

    def swept(self, when: float) -> None:
        self.last = when

    def set_aside(self, count: int) -> None:
        self.aside += count

    def forgotten(self, count: int) -> None:
        self.gone += count


class SweepingServer:
    """A server that keeps what wasn't changed for so many days, 0 for good; it sweeps when told."""

    def __init__(self, data: Path | Address, days: int = 365, clock: Clock | None = None) -> None:
        self.data = data
        self.clock = clock or Clock()
        self.app: Flask = create_app({"DATA": data, "KEEP_DAYS": days})
        self.api = self.app.test_client()
        self.store = parts_of(self.app).store
        self.counted = Counted()
        self._retention = Retention(
            self.store, days, lambda: self.clock.now, lambda: self.clock.ran, self.counted
        )
        self.sweep()

    def sweep(self) -> None:
        self._retention.sweep()

    def run(self, time: timedelta) -> None:
        """Run for so long, and sweep every hour."""
        for _ in range(time // HOURS):
            self.clock.wait(HOURS)
            self.sweep()

    def write(self, days_ago: float = 0, session_id: str = ID) -> Phone:
        """A session that was written so long ago."""
        phone = Phone(session_id)
        phone.write("strength.topic", "steam")
        moment = self.clock.now - timedelta(days=days_ago)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("webapp.api.sessions.moment", lambda _: f"{moment:%Y-%m-%dT%H:%M:%SZ}")
            phone.sync(self.api)
        if isinstance(self.data, Path):
            (path,) = self.data.glob(f"sessions/*/{session_id}.json")
            os.utime(path, (moment.timestamp(), moment.timestamp()))
        return phone


def sessions(data: Path) -> list[Path]:
    return list(data.glob("sessions/*/*"))


def aside(data: Path) -> list[Path]:
    return list(data.glob("aside/*/*/*"))
