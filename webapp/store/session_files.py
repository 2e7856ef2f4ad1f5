"""Lists the files of all sessions; one that can't be read is logged, and the others follow."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from webapp.files import entries, is_folder
from webapp.store.base import is_id

logger = logging.getLogger(__name__)


def dated_files(sessions: Path) -> Iterator[tuple[str, Path, float]]:
    """Every file of a session: the session's id, the file, and when it was written (Unix time).

    A file is written anew only when its session changes. Raises OSError where `sessions` can't be
    read; what can't be read in it is logged.
    """
    for folder in entries(sessions):
        with logging_failures(folder):
            if is_folder(folder):
                yield from _dated(folder)


def old_files(sessions: Path, before: datetime) -> Iterator[tuple[str, Path]]:
    """The files that weren't written since `before`, each with its session's id; see above."""
    for session_id, path, written in dated_files(sessions):
        if written < before.timestamp():
            yield session_id, path


@contextmanager
def logging_failures(path: Path) -> Iterator[None]:
    """Log what goes wrong with one file, so that the caller can go on with the next one.

    Only the kind of an error is logged, as its message may hold what people wrote.
    """
    try:
        yield
    except FileNotFoundError:
        pass  # It went away meanwhile.
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this file's alone
        reason = getattr(error, "strerror", None) or type(error).__name__
        logger.warning("%s is left as it is: %s", path, reason)


def _dated(folder: Path) -> Iterator[tuple[str, Path, float]]:
    for path in entries(folder):
        session_id = path.name.partition(".")[0]
        if is_id(session_id):
            with logging_failures(path):
                yield session_id, path, path.stat().st_mtime
