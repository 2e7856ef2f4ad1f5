"""One lock per session, across threads and processes."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from webapp.store.storage import make_folder

FILES = 256


class Locks:
    """Locks by name, spread over a fixed number of files, so that these don't pile up.

    Each holder opens its file anew and the lock belongs to that opening: so it holds between
    threads too, and the system gives it back when a process dies.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Wait for the name's lock and hold it. Not reentrant. Raises OSError."""
        descriptor = self._opened(name)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _opened(self, name: str) -> int:
        number = hashlib.sha256(name.encode()).digest()[0] % FILES
        path = self._folder / f"{number:02x}.lock"
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        try:
            return os.open(path, flags, 0o600)
        except FileNotFoundError:
            make_folder(self._folder)
            return os.open(path, flags, 0o600)
