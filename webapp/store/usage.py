"""How many bytes all sessions take: measured now and then, and updated in between."""

import os
import threading
from pathlib import Path


class Usage:
    """Bytes under a folder. What another process writes is seen when it is measured next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """The bytes taken, as far as is known."""
        return self._bytes

    def measure(self) -> None:
        """Add up the sizes of the files. Raises OSError."""
        total = _size(self._folder)
        with self._lock:
            self._bytes = total

    def add(self, count: int) -> None:
        """Add the bytes of a write; a negative count is of a removal."""
        with self._lock:
            self._bytes = max(0, self._bytes + count)


def _size(folder: Path) -> int:
    """The bytes of all files under a folder; what goes away meanwhile counts as nothing."""
    total = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    total += _size(Path(entry.path))
                else:
                    total += size_of(Path(entry.path))
    except FileNotFoundError:
        pass
    return total


def size_of(path: Path) -> int:
    """A file's bytes, 0 if there is none. Raises other OSErrors."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
