"""One lock per session, across threads and processes."""

import errno
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from webapp.files import entries
from webapp.store.storage import make_folder

FILES = 256
# Windows, asked to wait for a lock, looks again only after a whole second, and gives up after ten.
WAITS = os.name != "nt"
AGAIN_SECONDS = 0.01


class Locks:
    """Locks by name, spread over a fixed number of files, so that these don't pile up.

    Each holder opens its file anew and the lock belongs to that opening: so it holds between
    threads too, and the system gives it back when a process dies.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found = False

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
        """Raises OSError, also where all that was beside the folder is gone: its disk went away."""
        flags = os.O_RDWR | os.O_CREAT
        try:
            descriptor = os.open(path, flags, 0o600)
        except FileNotFoundError as error:
            if self._found and not any(entries(path.parent.parent)):
                raise OSError(errno.ENODEV, "The data folder is gone", str(path)) from error
            make_folder(self._folder)
            descriptor = os.open(path, flags, 0o600)
        self._found = True
        return descriptor


def _lock(descriptor: int) -> None:
    """Wait until nobody else has this file locked, and lock it. Raises OSError."""
    flags = portalocker.LockFlags.EXCLUSIVE
    if not WAITS:
        flags |= portalocker.LockFlags.NON_BLOCKING
    while True:
        try:
            portalocker.lock(descriptor, flags)
        except portalocker.AlreadyLocked:
            time.sleep(AGAIN_SECONDS)
        except portalocker.LockException as error:
            raise OSError(errno.ENOLCK, f"can't be locked: {error.strerror}") from error
        else:
            return
