"""Finds what stands in a data folder and is no whole part of a session or a deletion."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from webapp.files import entries, exists
from webapp.store.aside import DAY
from webapp.store.base import is_id
from webapp.store.earlier import SUFFIX
from webapp.store.reading import DIGEST, Damage
from webapp.store.storage import TEMPORARY
from webapp.store.sweep_memory import SweepMemory

# A server may be amid a write, or amid a deletion, for so long at most.
AMID_SECONDS = 60


def leftovers(data: Path) -> Iterator[Damage]:
    """What `FolderSource.look` doesn't show. Raises OSError where `data` can't be read."""
    for folder in entries(data / "sessions"):
        yield from _each(folder, lambda path: _of_session(path, path.name[:2]))
    for day in entries(data / "aside"):
        if DAY.fullmatch(day.name):
            yield from _unreadable(day)
            for folder in readable_entries(day):
                yield from _each(folder, lambda path: _of_session(path, path.name[:26]))
        else:
            yield _foreign(day)
    for folder in entries(data / "tombstones"):
        yield from _each(folder, _of_tombstone)
    memory = data / "sweep.json"
    if exists(memory) and SweepMemory.from_text(memory.read_text("utf-8", "replace")).seen is None:
        yield Damage(str(memory), "it can't be read, so what is aside stays longer", unread=False)


def readable_entries(folder: Path) -> list[Path]:
    """What stands in a folder; nothing where it can't be read, which `leftovers` tells."""
    try:
        return list(entries(folder))
    except OSError:
        return []


def _each(folder: Path, look: Callable[[Path], Damage | None]) -> Iterator[Damage]:
    yield from _unreadable(folder)
    for path in readable_entries(folder):
        try:
            found = look(path)
        except FileNotFoundError:
            continue  # It went away meanwhile.
        except OSError as error:
            found = Damage(str(path), error.strerror or type(error).__name__)
        if found:
            yield found


def _unreadable(folder: Path) -> Iterator[Damage]:
    try:
        list(entries(folder))
    except OSError as error:
        yield Damage(str(folder), error.strerror or type(error).__name__)


def _of_session(path: Path, home: str) -> Damage | None:
    """What is wrong with a file that stands among sessions; `home` is its folder's right name."""
    session_id, _, rest = path.name.partition(".")
    if not is_id(session_id) or not rest.startswith("json"):
        return _foreign(path)
    if path.parent.name != home:
        return Damage(str(path), "it stands in the wrong folder, where nobody looks for it")
    match rest.removeprefix("json"):
        case "":
            return None
        case suffix if suffix.endswith(TEMPORARY):
            return _cut_off(path)
        case suffix if suffix == SUFFIX:
            session = path.with_name(path.name.removesuffix(SUFFIX))
            alone = not exists(session) and stands_still(path)
            return Damage(str(path), "its session isn't there") if alone else None
        case _:
            return Damage(str(path), "it was set aside as unreadable, or for a newer one")


def _of_tombstone(path: Path) -> Damage | None:
    if path.name.endswith(TEMPORARY):
        return _cut_off(path)
    if not DIGEST.fullmatch(path.stem) or path.suffix != ".json":
        return _foreign(path)
    if path.parent.name != path.name[:2]:
        return Damage(str(path), "it stands in the wrong folder, where nobody looks for it")
    try:
        date.fromisoformat(json.loads(path.read_bytes())["deleted"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return Damage(str(path), "it can't be read, and counts as a deletion", unread=False)
    return None


def stands_still(path: Path) -> bool:
    """Whether nobody wrote, or moved, a file for so long that nobody is amid it. Raises OSError."""
    found = path.stat()
    return time.time() - max(found.st_mtime, found.st_ctime) >= AMID_SECONDS


def _cut_off(path: Path) -> Damage | None:
    if stands_still(path):
        return Damage(str(path), "a write was cut off; the next start removes it", unread=False)
    return None


def _foreign(path: Path) -> Damage:
    return Damage(str(path), "Andersom wrote nothing of this name", unread=False)
