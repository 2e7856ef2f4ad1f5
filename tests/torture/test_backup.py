"""A copy of the data folder, or a backup, taken while eight phones sync, is whole."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.browser.support.server import Server
from tests.support.command import COMMAND
from tests.torture.run_length import report, times
from tests.torture.stored import check_all_readable, words_in
from tests.torture.writers import Crowd, ask


def copy(data: Path, backup: Path) -> None:
    """Copy as docs/store.md says: the sessions first, the tombstones after them, no others."""
    shutil.copytree(data / "sessions", backup / "sessions", ignore=shutil.ignore_patterns("*.tmp"))
    if (data / "tombstones").exists():
        shutil.copytree(data / "tombstones", backup / "tombstones")


def copy_by_command(data: Path, backup: Path) -> None:
    """Back up to a file, and restore that."""
    file = backup.with_suffix(".file")
    subprocess.run([*COMMAND, "backup", "--data", str(data), str(file)], check=True)
    subprocess.run([*COMMAND, "restore", "--data", str(backup), "--from", file], check=True)


@pytest.mark.parametrize(("way", "short", "long"), [(copy, 3, 60), (copy_by_command, 2, 30)])
def test_a_backup_during_writes_holds_all_that_was_there_before_it(
    tmp_path: Path, chance: Random, way: Callable[[Path, Path], None], short: int, long: int
) -> None:
    data, begun, rounds = tmp_path / "data", monotonic(), times(short, long)
    with Server(data) as server, Crowd([server.port], chance) as crowd:
        for number in range(rounds):
            crowd.wait_acknowledged(10)
            before = {session: set(known) for session, known in crowd.acknowledged.items()}
            backup = tmp_path / f"backup-{number}"
            way(data, backup)
            check_all_readable(backup)
            for session, words in before.items():
                assert words <= set(words_in(backup, session))
        crowd.settle()
    report(f"{rounds} backups during writes: {crowd.words} words, {monotonic() - begun:.0f} s")


def test_phones_fill_a_restored_copy_with_what_it_lacks(tmp_path: Path, chance: Random) -> None:
    data, backup = tmp_path / "data", tmp_path / "backup"
    with Server(data) as server, Crowd([server.port], chance) as crowd:
        crowd.wait_acknowledged(40)
        copy(data, backup)
        crowd.wait_acknowledged(40)
        crowd.pause()
        server.stop()
        shutil.rmtree(data)
        backup.rename(data)
        server.start()
        crowd.resume()
        crowd.settle()
    crowd.check_whole(data)


def test_a_session_deleted_during_the_copy_does_not_come_back(
    tmp_path: Path, chance: Random
) -> None:
    data, backup = tmp_path / "data", tmp_path / "backup"
    with Server(data) as server:
        with Crowd([server.port], chance) as crowd:
            crowd.wait_acknowledged(20)
        session = crowd.sessions[0]
        shutil.copytree(data / "sessions", backup / "sessions")
        assert ask(server.port, "DELETE", session)[0] == 204
        shutil.copytree(data / "tombstones", backup / "tombstones")
    with Server(backup) as server:
        assert ask(server.port, "GET", session)[0] == 410
        assert not server.file(session).exists()
        assert ask(server.port, "GET", crowd.sessions[1])[0] == 200
