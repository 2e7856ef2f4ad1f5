"""What a sweep took out of the way, by day: `aside/2026-11-28/ID/ID.json`."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from webapp.files import entries, exists
from webapp.store.base import is_id
from webapp.store.storage import make_folder, sync_folder

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Aside:
    """The folder `aside` of a data folder. Who changes a session's part holds the session."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "aside"

    def add(self, path: Path, session_id: str, day: str) -> None:
        """Move a session's file there; an older one of its name gets a number. Raises OSError."""
        folder = self._folder / day / session_id
        make_folder(folder)
        target = folder / path.name
        if (free := unused(target)) != target:
            target.rename(free)
        path.rename(target)
        sync_folder(folder)
        sync_folder(path.parent)

    def days(self) -> list[str]:
        """The days under which something stands, the newest first. Raises OSError."""
        found = (path.name for path in entries(self._folder))
        return sorted((name for name in found if DAY.fullmatch(name)), reverse=True)

    def sessions(self, day: str) -> list[str]:
        """The ids under a day. Raises OSError."""
        return sorted(path.name for path in entries(self._folder / day) if is_id(path.name))

    def folders(self, session_id: str) -> Iterator[Path]:
        """Where files of a session stand, the newest first. Raises OSError."""
        for day in self.days():
            if exists(folder := self._folder / day / session_id):
                yield folder

    def remove(self, session_id: str, day: str) -> None:
        """Remove for good what of a session stands under a day. Raises OSError."""
        remove_folder(self._folder / day / session_id)

    def remove_all(self, session_id: str) -> None:
        """Remove for good all that is aside of a session. Raises OSError."""
        for folder in self.folders(session_id):
            remove_folder(folder)

    def remove_empty(self, day: str) -> None:
        """Remove a day's folder unless something stands in it."""
        with suppress(OSError):
            (self._folder / day).rmdir()


def remove_folder(folder: Path) -> None:
    """Remove a folder with the files in it. Raises OSError."""
    for path in entries(folder):
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        folder.rmdir()
    sync_folder(folder.parent)


def unused(path: Path) -> Path:
    """A path that nothing stands at: this one, or one with a number behind. Raises OSError."""
    number, free = 1, path
    while exists(free):
        number += 1
        free = path.with_name(f"{path.name}.{number}")
    return free
