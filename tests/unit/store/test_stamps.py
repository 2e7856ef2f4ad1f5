"""Whether a file is still the one that was read."""

import os
import shutil
import time
from pathlib import Path

import pytest

from webapp.store import stamps
from webapp.store.stamps import stamp_of


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose last change counts as long ago."""
    monkeypatch.setattr(stamps, "SETTLED_NS", 0)
    path = tmp_path / "session.json"
    path.write_text("one")
    return path


def test_it_stays_while_nobody_changes_the_file(path: Path) -> None:
    before = stamp_of(path)
    path.read_text()
    assert before == stamp_of(path)
    assert before


def test_another_file_in_its_place_has_another_one(path: Path) -> None:
    before = stamp_of(path)
    other = path.with_name("other")
    other.write_text("two")
    other.rename(path)
    assert stamp_of(path) != before


def test_a_restored_copy_has_another_one_though_size_and_time_agree(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copy2(path, copy)
    before, times = stamp_of(path), path.stat()
    time.sleep(0.02)  # the disk's clock goes in steps
    path.write_text("two")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert stamp_of(path) != before


def test_there_is_none_without_a_file_or_soon_after_a_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stamp_of(path.with_name("nothing")) is None
    monkeypatch.setattr(stamps, "SETTLED_NS", 10**9)
    path.write_text("two")
    assert stamp_of(path) is None
