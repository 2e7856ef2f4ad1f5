"""One lock per session, across threads and processes."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

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
        number = hashlib.sha256(name.encode()).digest()[0] % FILES
        with self.hold_alone(f"{number:02x}"):
            yield

    @contextmanager
    def hold_alone(self, name: str) -> Iterator[None]:
        """The same for a name that has a lock file of its own. Raises OSError."""
        descriptor = self._opened(self._folder / f"{name}.lock")
        try:
            _lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _opened(self, path: Path) -> int:
        flags = os.O_RDWR | os.O_CREAT
        try:
            return os.open(path, flags, 0o600)
        except FileNotFoundError:
            make_folder(self._folder)
            return os.open(path, flags, 0o600)


def _lock(descriptor: int) -> None:
    """Wait until nobody else has this file locked, and lock it. Raises OSError."""
    while True:
        try:
            portalocker.lock(descriptor, portalocker.LockFlags.EXCLUSIVE)
        except portalocker.AlreadyLocked:
            continue  # Windows waits ten seconds at the most.
        except portalocker.LockException as error:
            raise OSError(f"can't be locked: {error.strerror}") from error
        return
