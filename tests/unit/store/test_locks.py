"""One lock per session, across threads and processes."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import portalocker
import pytest

from tests.support.paths import ROOT
from webapp.store.locks import FILES, Locks

ROUNDS = 100

COUNT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from webapp.store.locks import Locks
folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
locks, counter = Locks(folder / "locks"), folder / "counter"
def count(_):
    with locks.hold("one"):
        counter.write_text(str(int(counter.read_text()) + 1))
with ThreadPoolExecutor(4) as threads:
    list(threads.map(count, range(rounds)))
"""

HOLD = """
import sys
from pathlib import Path
from webapp.store.locks import Locks
with Locks(Path(sys.argv[1])).hold("one"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_threads_of_processes_take_turns(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    command = [sys.executable, "-c", COUNT, str(tmp_path), str(ROUNDS)]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert int(counter.read_text()) == 2 * ROUNDS


@pytest.mark.parametrize("waits", [True, False], ids=["POSIX", "Windows"])
def test_threads_with_a_lock_object_of_their_own_take_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, waits: bool
) -> None:
    """As two apps in one process have."""
    monkeypatch.setattr("webapp.store.locks.WAITS", waits)
    inside: list[int] = []

    def enter(number: int) -> bool:
        with Locks(tmp_path / "locks").hold("one"):
            inside.append(number)
            time.sleep(0)
            alone = inside == [number]
            inside.remove(number)
            return alone

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(enter, range(400)))


def test_a_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    locks = Locks(tmp_path)
    with pytest.raises(KeyError), locks.hold("one"):
        raise KeyError
    with locks.hold("one"):
        pass


def test_a_disk_without_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = portalocker.LockException(1, "no locks available")
    monkeypatch.setattr(portalocker, "lock", Mock(side_effect=refusal))
    with pytest.raises(OSError, match="no locks available") as raised, Locks(tmp_path).hold("one"):
        pass
    assert raised.value.strerror == "can't be locked: no locks available"


def test_a_killed_process_gives_its_lock_back(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        entered = threading.Event()

        def wait() -> None:
            with Locks(tmp_path).hold("one"):
                entered.set()

        waiter = threading.Thread(target=wait)
        waiter.start()
        assert not entered.wait(0.05)
        process.kill()
        waiter.join(timeout=30)
        assert entered.is_set()


def test_lock_files_do_not_pile_up(tmp_path: Path) -> None:
    locks = Locks(tmp_path / "locks")
    for number in range(4 * FILES):
        with locks.hold(f"session {number}"):
            pass
    assert FILES / 2 < len(list((tmp_path / "locks").iterdir())) <= FILES


def test_a_name_is_not_in_its_lock_files_name(tmp_path: Path) -> None:
    with Locks(tmp_path).hold("abcdef"):
        (file,) = tmp_path.iterdir()
    assert len(file.stem) == 2
