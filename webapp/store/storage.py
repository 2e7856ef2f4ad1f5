"""Files that are always whole: TinyDB's storage, and the write below it."""

import errno
import json
import logging
import os
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from tinydb.storages import Storage

from webapp.files import is_folder

TEMPORARY = ".tmp"
# What systems answer that don't know how to sync a folder; a disk that fails answers otherwise.
UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
FOLDERS_OPEN = os.name != "nt"

logger = logging.getLogger(__name__)


class UnreadableError(ValueError):
    """The file holds something else than this storage wrote."""


class WholeFileStorage(Storage):
    """Keeps TinyDB's tables in one JSON file, which is replaced as a whole or not at all."""

    def __init__(self, path: Path, written: float | None = None) -> None:
        self._path = path
        self._written = written

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, or None if there is no file. Raises UnreadableError, OSError."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            tables = json.loads(content)
        except (ValueError, RecursionError):
            raise UnreadableError("it is not JSON") from None
        if not _are_tables(tables):
            raise UnreadableError("it holds no tables")
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file; returns when the new one is on disk. Raises OSError."""
        replace(self._path, json.dumps(data, ensure_ascii=False, indent=1).encode(), self._written)


def _are_tables(tables: object) -> TypeGuard[dict[str, dict[str, Any]]]:
    return isinstance(tables, dict) and all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in tables.values()
    )


def replace(path: Path, content: bytes, written: float | None = None) -> None:
    """Give a file new content, so that a crash at any moment leaves the old or the new one whole.

    Only one may write a path at a time. What an interrupted write leaves stands under one fixed
    name beside it, which the next write takes. `written` is when it is said to be written (Unix
    time), if that isn't now. Raises OSError; the old content then stands, or,
    if only the folder could not be synced, the new one.
    """
    temporary = temporary_of(path)
    make_folder(path.parent)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if written is not None:
                os.utime(temporary, (written, written))
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def temporary_of(path: Path) -> Path:
    """Where a file's new content stands until it is whole."""
    return path.with_name(path.name + TEMPORARY)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, so that a crash doesn't lose them. Raises OSError."""
    if not is_folder(folder):
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to disk, where the system can do that. Raises OSError.

    Windows and some network disks can't: there it is said once, and the name is on disk when the
    system gets to it.
    """
    if not FOLDERS_OPEN:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
        _warn_once(error.strerror)
    finally:
        os.close(descriptor)


@cache
def _warn_once(reason: str) -> None:
    logger.warning(
        "this disk can't sync folders (%s): after a power cut the last seconds may be missing",
        reason,
    )
