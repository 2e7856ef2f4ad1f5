"""Questions about files whose answer is never a guess: what can't be known is an OSError.

`Path.exists()`, `is_dir()` and `glob()` say no, or nothing, where a folder may not be read, or lies
behind a link to a disk that isn't there. Taken for absence, that brings deleted sessions back. So
nothing in `webapp` uses them (tests/unit/test_architecture.py).
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

# Bytes: what disks give at once, and what the name and the inode of one file take.
BLOCK = 4096
ENTRY = 512


def exists(path: Path) -> bool:
    """Whether there is anything of this name. Raises OSError where that can't be known."""
    return _mode(path) is not None


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name. Raises OSError where that can't be known."""
    mode = _mode(path)
    return mode is not None and stat.S_ISDIR(mode)


def entries(folder: Path) -> Iterator[Path]:
    """What stands in a folder, nothing if there is none. Raises OSError where it can't be read."""
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in found]
    except FileNotFoundError:
        _check_links(folder)
        return
    for name in names:
        yield folder / name


def size_on_disk(path: Path) -> int:
    """The bytes that a file takes of the disk's room, 0 if there is none. Raises OSError."""
    try:
        return room_of(path.stat())
    except FileNotFoundError:
        _check_links(path)
        return 0


def room_of(found: os.stat_result) -> int:
    """The bytes that a file takes of the disk's room: however little it holds, a whole block."""
    whole_blocks = -(-found.st_size // BLOCK) * BLOCK
    return ENTRY + max(whole_blocks, getattr(found, "st_blocks", 0) * 512)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        _check_links(path)
        return None


def _check_links(path: Path) -> None:
    """Raise OSError where nothing was found because a link on the way leads nowhere."""
    for each in (path, *path.parents):
        try:
            is_link = stat.S_ISLNK(each.lstat().st_mode)
        except FileNotFoundError:
            continue
        try:
            if is_link:
                each.stat()
        except FileNotFoundError:
            raise OSError(errno.ENXIO, "A link leads nowhere", str(each)) from None
        return  # What is found has been reached, so all links above lead somewhere.
