"""How much of the disk all sessions take: measured now and then, and updated in between.

The count stands in a file, so that all processes on one data folder count the same room.
"""

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

from webapp.files import entries, exists, is_folder, size_on_disk
from webapp.store.locks import Locks

FILE = "used"
DIGITS = 20

logger = logging.getLogger(__name__)


class Usage:
    """Bytes that some folders of the data folder take from the disk."""

    def __init__(self, data: Path, locks: Locks, *folders: str) -> None:
        self._data = data
        self._locks = locks
        self._folders = [data / folder for folder in folders]
        self._guard = threading.Lock()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """The bytes taken, as far as is known."""
        try:
            return int((self._data / FILE).read_text("ascii"))
        except (OSError, ValueError):
            return self._bytes  # What this process counted itself.

    def measure(self) -> None:
        """Add up the sizes of the files; what can't be read is logged, and lowers no count.

        Raises OSError where not even the data folder can be read.
        """
        if exists(self._data):
            taken = [_taken(folder) for folder in self._folders]
            total = sum(size for size, _ in taken)
            whole = all(complete for _, complete in taken)
            self._change(lambda before: total if whole else max(total, before))

    def add(self, count: int) -> None:
        """Add the bytes of a write; a negative count is of a removal."""
        self._change(lambda before: max(0, before + count))

    def _change(self, change: Callable[[int], int]) -> None:
        with self._guard:
            try:
                with self._locks.hold_alone(FILE):
                    count = change(self.bytes)
                    _write(self._data / FILE, count)
                    self._bytes = count
            except OSError:  # The next measuring mends it; a save must not fail of it.
                self._bytes = change(self._bytes)


def _write(path: Path, number: int) -> None:
    """Overwrite the number in place, so that it takes no room on a full disk. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{number:0{DIGITS}}".encode())
    finally:
        os.close(descriptor)


def _taken(path: Path) -> tuple[int, bool]:
    """The bytes that a file, or all files under a folder, take; and whether all could be read."""
    try:
        if not is_folder(path):
            return size_on_disk(path), True
        within = [_taken(child) for child in entries(path)]
    except OSError as error:
        logger.warning("%s can't be measured: %s", path, error.strerror)
        return 0, False
    return sum(size for size, _ in within), all(complete for _, complete in within)
