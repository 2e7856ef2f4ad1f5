"""Files are always whole."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.disk_failures import STEPS, failing_at
from tests.support.paths import ROOT
from webapp.store import storage as module
from webapp.store.storage import UnreadableError, WholeFileStorage, make_folder

OLD = {"session": {"1": {"words": "old " * 9999}}}
NEW = {"session": {"1": {"words": "new ✓ " * 9999}}}
KILLED = 9

WRITER = """
import json, os, sys
from pathlib import Path
from tests.support.disk_failures import failing_at
from webapp.store.storage import WholeFileStorage
with failing_at(sys.argv[1], lambda: os._exit(9)):
    WholeFileStorage(Path(sys.argv[2])).write(json.loads(sys.stdin.read()))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with old content, alone in its folder."""
    path = tmp_path / "folder" / "file.json"
    WholeFileStorage(path).write(OLD)
    return path


def opened(descriptor: int) -> Path:
    return Path(f"/proc/self/fd/{descriptor}").readlink()


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_what_was_written_is_read(path: Path) -> None:
    storage = WholeFileStorage(path)
    storage.write(NEW)
    assert storage.read() == NEW


def test_no_file_is_no_tables(tmp_path: Path) -> None:
    assert WholeFileStorage(tmp_path / "none.json").read() is None


def test_tinydb_works_on_it(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "file.json", storage=WholeFileStorage) as db:
        db.insert({"word": "été"})
        db.update({"more": 1})
    with TinyDB(tmp_path / "file.json") as plain:
        assert plain.all() == [{"word": "été", "more": 1}]


def test_only_the_keeper_of_the_server_can_read_it(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("step", STEPS)
def test_a_failed_write_leaves_the_old_or_the_new_whole(path: Path, step: str) -> None:
    storage = WholeFileStorage(path)
    for _ in range(3):
        with failing_at(step), pytest.raises(OSError, match="No space"):
            storage.write(NEW)
    assert storage.read() == (NEW if step == "folder" else OLD)
    assert names(path.parent) == [path.name]
    storage.write(NEW)
    assert storage.read() == NEW


@pytest.mark.parametrize("step", STEPS)
def test_a_process_killed_while_it_writes_leaves_the_old_or_the_new_whole(
    path: Path, step: str
) -> None:
    new = str(NEW).replace("'", '"')
    for _ in range(2):
        command = [sys.executable, "-c", WRITER, step, str(path)]
        run = subprocess.run(command, input=new, text=True, cwd=ROOT, check=False)
        assert run.returncode == KILLED
    storage = WholeFileStorage(path)
    assert storage.read() == (NEW if step == "folder" else OLD)
    assert len(names(path.parent)) <= 2
    storage.write(NEW)
    assert names(path.parent) == [path.name]


def test_a_write_returns_after_file_and_folder_are_synced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, rename = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        fsync(descriptor)
        done.append(opened(descriptor).name)

    def note_rename(source: Path, target: Path) -> Path:
        done.append("rename")
        return rename(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_rename)
    WholeFileStorage(path).write(NEW)
    assert done == ["file.json.tmp", "rename", "folder"]


def test_new_folders_are_synced_into_those_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(opened(descriptor)))
    make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]
    make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 500,
        b'{"session": {"1":',
        b"\xff\xfe",
        b"[]",
        b"5",
        b'{"session": []}',
        b"[" * 99999,
    ],
)
def test_other_content_is_unreadable(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadableError):
        WholeFileStorage(path).read()


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_where_folders_cannot_be_synced_it_is_said_once_and_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    module._warn_once.cache_clear()  # noqa: SLF001 - as in a process that just began
    fsync = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    WholeFileStorage(path).write(NEW)
    WholeFileStorage(path).write(OLD)
    make_folder(path.parent / "another")
    assert WholeFileStorage(path).read() == OLD
    (line,) = caplog.messages
    assert "can't sync folders" in line


def test_where_folders_cannot_even_be_opened_none_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FOLDERS_OPEN", False)
    opening = os.open

    def only_files(name: Path, flags: int, mode: int = 0o777) -> int:
        if name.is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        return opening(name, flags, mode)

    monkeypatch.setattr(os, "open", only_files)
    WholeFileStorage(path).write(NEW)
    assert WholeFileStorage(path).read() == NEW
