"""Remembers what was dealt with, however many sessions there are: on disk, until it is let go."""

import errno
import hashlib
import sqlite3
import threading


class Remembered:
    """A set of texts, of which only hashes are kept, in a file that no name leads to."""

    def __init__(self) -> None:
        # With an empty name, SQLite makes a file that goes with the process.
        self._table = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._lock = threading.Lock()
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute("CREATE TABLE seen (hash BLOB PRIMARY KEY) WITHOUT ROWID")

    def add(self, *parts: object) -> None:
        """Remember these parts together. Raises OSError."""
        self._ask("INSERT OR IGNORE INTO seen VALUES (?)", parts)

    def __contains__(self, parts: tuple[object, ...]) -> bool:
        """Whether these parts were remembered together. Raises OSError."""
        return self._ask("SELECT 1 FROM seen WHERE hash = ?", parts)

    def close(self) -> None:
        """Forget all."""
        self._table.close()

    def _ask(self, sql: str, parts: tuple[object, ...]) -> bool:
        try:
            with self._lock:
                return self._table.execute(sql, [_hash(parts)]).fetchone() is not None
        except sqlite3.OperationalError as error:
            raise OSError(errno.EIO, f"no room for temporary files (TMPDIR): {error}") from None


def _hash(parts: tuple[object, ...]) -> bytes:
    return hashlib.sha256(repr(parts).encode()).digest()
