"""Finds the files that weren't changed for long, without reading them."""

import math
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from webapp.store.base import is_id


def old_files(sessions: Path, before: datetime) -> Iterator[tuple[str, Path]]:
    """The files of sessions that weren't written since `before`, each with the session's id.

    A file is written anew only when its session changes.
    """
    for path in sessions.glob("*/*"):
        session_id = path.name.partition(".")[0]
        if is_id(session_id) and _written(path) < before.timestamp():
            yield session_id, path


def _written(path: Path) -> float:
    """When a file was last written; one that just went away is as good as new."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf
