"""The room that sessions take is that of the disk, and one for all processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from webapp.files import BLOCK, ENTRY, size_on_disk
from webapp.store.locks import Locks
from webapp.store.usage import FILE, Usage

ADD = """
import sys
from pathlib import Path
from webapp.store.locks import Locks
from webapp.store.usage import Usage
data = Path(sys.argv[1])
usage = Usage(data, Locks(data / "locks"), "sessions")
for _ in range(200):
    usage.add(1000)
"""


@pytest.fixture
def usage(data: Path) -> Usage:
    """The room of a data folder in which nothing was measured."""
    data.mkdir()
    return Usage(data, Locks(data / "locks"), "sessions", "tombstones")


@pytest.mark.parametrize(
    ("size", "blocks"), [(0, 0), (1, 1), (BLOCK, 1), (BLOCK + 1, 2), (10 * BLOCK, 10)]
)
def test_a_file_takes_whole_blocks_and_its_entry(tmp_path: Path, size: int, blocks: int) -> None:
    (tmp_path / "file").write_bytes(b"x" * size)
    assert size_on_disk(tmp_path / "file") == blocks * BLOCK + ENTRY


def test_what_the_disk_gave_beyond_that_counts_too(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    assert size_on_disk(path) >= path.stat().st_blocks * 512


def test_many_small_files_are_counted_as_what_they_take(usage: Usage, data: Path) -> None:
    for folder in ("sessions/ab", "tombstones/cd"):
        (data / folder).mkdir(parents=True)
        for number in range(100):
            (data / folder / f"{number}.json").write_text("{}")
    usage.measure()
    assert usage.bytes == 200 * (BLOCK + ENTRY)


def test_what_several_processes_add_is_counted_once_each_and_by_all(
    usage: Usage, data: Path
) -> None:
    command = [sys.executable, "-c", ADD, str(data)]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert usage.bytes == 600_000


@pytest.mark.parametrize("damage", ["", "many", "-", "\0" * 20])
def test_a_damaged_count_is_mended_by_measuring(usage: Usage, data: Path, damage: str) -> None:
    (data / "sessions").mkdir()
    (data / "sessions" / "file").write_text("x")
    usage.measure()
    (data / FILE).write_text(damage)
    assert usage.bytes == BLOCK + ENTRY
    usage.measure()
    assert usage.bytes == BLOCK + ENTRY


def test_a_count_that_cannot_be_written_keeps_nobody_from_saving(usage: Usage, data: Path) -> None:
    (data / FILE).mkdir()
    usage.add(1000)
    usage.add(-400)
    assert usage.bytes == 600


def test_removing_more_than_was_counted_is_not_less_than_nothing(usage: Usage) -> None:
    usage.add(-1000)
    assert usage.bytes == 0


def test_folders_that_are_links_to_another_disk_count_as_well(usage: Usage, data: Path) -> None:
    disk = data.parent / "disk"
    (disk / "ab").mkdir(parents=True)
    (disk / "ab" / "file").write_bytes(b"x" * BLOCK)
    (data / "sessions").symlink_to(disk)
    usage.measure()
    assert usage.bytes == BLOCK + ENTRY
    disk.rename(data.parent / "away")
    usage.measure()
    assert usage.bytes == BLOCK + ENTRY
