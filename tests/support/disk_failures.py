"""Makes a write of the store fail at one of its steps."""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Self, cast
from unittest.mock import patch

import pytest

STEPS = ("write", "fsync", "rename", "folder")


def full() -> None:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")


def forbid(patch: pytest.MonkeyPatch, name: str) -> None:
    """Let the system refuse to look at all paths with this part, as it does for other users.

    Root, as whom tests may run, may look everywhere. Python 3.14 asks by `os.path`, and hides it.
    """
    for module, function in (
        (os, "stat"),
        (os, "lstat"),
        (os, "open"),
        (os, "scandir"),
        (io, "open"),
    ):
        patch.setattr(module, function, _refusing(getattr(module, function), name))


def _refusing(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    def refused(path: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the system's
        if isinstance(path, str | os.PathLike) and name in Path(path).parts:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return function(path, *arguments, **named)

    return refused


@contextmanager
def failing_at(step: str, fail: Callable[[], None] = full) -> Iterator[None]:
    """Let `fail` happen instead of a step, or in the middle of it."""
    fdopen, fsync, rename = os.fdopen, os.fsync, Path.replace

    def broken_fdopen(descriptor: int, mode: str) -> "HalfFile | BinaryIO":
        file = cast("BinaryIO", fdopen(descriptor, mode))
        return HalfFile(file, fail) if step == "write" else file

    def broken_fsync(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        if step == ("folder" if folder else "fsync"):
            fail()
        fsync(descriptor)

    def broken_rename(source: Path, target: Path) -> Path:
        if step == "rename":
            fail()
        return rename(source, target)

    with (
        patch("os.fdopen", broken_fdopen),
        patch("os.fsync", broken_fsync),
        patch("pathlib.Path.replace", broken_rename),
    ):
        yield


class HalfFile:
    """A file that takes half of what is written to it and then fails."""

    def __init__(self, file: BinaryIO, fail: Callable[[], None]) -> None:
        self._file = file
        self._fail = fail

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        self._file.write(content[: len(content) // 2])
        self._file.flush()
        self._fail()
