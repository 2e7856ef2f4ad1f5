"""A move that is cut off at any moment is done again, and then all is there, and nothing twice."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.support.command import COMMAND
from tests.support.stores.moves import Data, move
from tests.support.stores.postgres import Server
from tests.support.stores.records import written
from tests.support.stores.whole import EARLIER, GONE, fill, save, whole
from tests.unit.maintenance.conftest import Way
from webapp import open_store
from webapp.maintenance import threads
from webapp.store.postgres.hold import Hold

LETTERS = str.maketrans("0123456789", "abcdefghij")
SESSIONS = 150


class PowerCut(BaseException):
    """Nobody catches it, so nothing is cleaned up."""


class Current:
    """It fails before the n-th step, and is away from then on."""

    def __init__(self, number: int) -> None:
        self._left = number
        self.failed = False

    def through(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the step's
            self._left -= 1
            if self._left <= 0:
                self.failed = True
                raise PowerCut
            return step(*arguments, **named)

        return guarded


@contextmanager
def cut_at(number: int) -> Iterator[Current]:
    """Let the current fail before the n-th time that something is brought to disk."""
    current = Current(number)
    with (
        patch("os.fsync", current.through(os.fsync)),
        patch.object(Path, "rename", current.through(Path.rename)),
        patch.object(Path, "replace", current.through(Path.replace)),
        patch.object(Path, "unlink", current.through(Path.unlink)),
        patch.object(Hold, "write", current.through(Hold.write)),
        suppress(PowerCut),
    ):
        yield current


@pytest.fixture(params=["folder", "database"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[int], Data]:
    """Gives an empty place for each number."""
    if request.param == "folder":
        return lambda number: tmp_path / str(number)
    request.getfixturevalue("database")  # It closes what is left open.
    server = request.getfixturevalue("postgres")
    assert isinstance(server, Server)
    return lambda _: server.empty()


def test_it_is_cut_off_at_each_step(
    fresh: Callable[[int], Data], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "THREADS", 1)
    source = tmp_path / "source"
    fill(source)
    before = whole(source)
    for step in count(1):
        target = fresh(step)
        store = open_store(target)
        # What is to be merged there, and what has to go.
        save(store, written("steam", EARLIER, "2026-11-24"))
        save(store, written("gone", GONE))
        store.close()
        with cut_at(step) as current:
            move(source, target)
        move(source, target)
        kept, deleted, notes = whole(target)
        merged = kept.pop(EARLIER).record
        assert merged
        assert str(merged.fields["strength.topic"]).split().count("on27") == 1
        assert "steam" in str(merged.fields["strength.topic"])
        assert (kept, deleted, notes) == (
            {each: one for each, one in before[0].items() if each != EARLIER},
            *before[1:],
        )
        if not current.failed:
            break
    assert step >= 5
    assert whole(source) == before


@pytest.mark.parametrize("way", ["folder to database", "database to folder"], indirect=True)
def test_it_is_killed_and_done_again(way: Way) -> None:
    store = open_store(way.source.data)
    with patch("os.fsync"):
        for number in range(SESSIONS):
            save(store, written("steam", f"{number:04}".translate(LETTERS) + "a" * 22))
    open_store(way.target.data)
    command = [*COMMAND, "move", way.source.setting, way.target.setting]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while not way.target.sessions():
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    assert len(way.target.sessions()) < SESSIONS
    move(way.source.data, way.target.data)
    assert whole(way.target.data) == whole(way.source.data)
