"""How a session was at the end of earlier days: the last state of each, for two weeks after.

Among files they stand in one of their own, which is written once a day at the most:
`ID.json.earlier`.
"""

import base64
import json
import logging
import zlib
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from webapp.store.base import Record
from webapp.store.storage import UnreadableError, replace

DAYS = 14
# Compressed; two weeks of a long session are a third of it.
MOST_BYTES = 1024 * 1024
SUFFIX = ".earlier"
VERSION = 1

logger = logging.getLogger(__name__)


class EarlierStates:
    """The earlier states of one session. Who changes them holds the session."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + SUFFIX)

    @property
    def path(self) -> Path:
        """The file, which need not be there."""
        return self._path

    def add(self, before: Record, updated: str, believed: str) -> None:
        """Keep a session as it was, if it changes on a later day than it did last. Raises OSError.

        See `with_state`.
        """
        if day_of(before.updated) < day_of(updated):
            replace(self._path, with_state(self._read(), before, updated, believed))

    def join(self, days: Mapping[str, bytes], written: float) -> None:
        """Keep those days beside its own; see `joined`. Raises OSError.

        The file looks as if it was written at that time (Unix time), by which a sweep removes it.
        """
        if content := joined(self._read(), days):
            replace(self._path, content, written)

    def states(self) -> Mapping[str, bytes]:
        """The state at the end of each day, by days (`2026-11-27`). Raises OSError."""
        return states(self._read())

    def _read(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None


def with_state(kept: bytes | None, before: Record, updated: str, believed: str) -> bytes:
    """What is kept of earlier days, and the session as it was before it changed at `updated`.

    A state goes two weeks after the next one came, by the time that sweeps believe in
    (sweep_memory.py), since a wrong clock must not take all of them. Where all together take
    too much, the largest go first: who fills a session can't push out what it was before.
    """
    day, today = day_of(before.updated), day_of(updated)
    oldest = (date.fromisoformat(min(today, day_of(believed))) - timedelta(days=DAYS)).isoformat()
    days = _days(kept) | {day: zlib.compress(before.state)}
    for other, following in pairwise(sorted(days)):
        if following < oldest:
            del days[other]
    return _packed(days)


def joined(kept: bytes | None, days: Mapping[str, bytes]) -> bytes | None:
    """What is kept of earlier days, with others beside it; None where that is what is kept.

    Of a day that both have, what is kept stays.
    """
    own = _days(kept)
    content = _packed({day: zlib.compress(state) for day, state in days.items()} | own)
    return content if days and content != kept else None


def with_last_day(
    days: Mapping[str, bytes], before: Record | None, after: Record
) -> Mapping[str, bytes]:
    """Those days, and the session as it was, if it says something else on a later day."""
    if before is None or before.state == after.state:
        return days
    if day_of(before.updated) >= day_of(after.updated):
        return days
    return {day_of(before.updated): before.state, **days}


def states(kept: bytes | None) -> Mapping[str, bytes]:
    """The state at the end of each day, by days (`2026-11-27`)."""
    return {day: zlib.decompress(data) for day, data in _days(kept).items()}


def readable_states(kept: bytes | None) -> Mapping[str, bytes]:
    """The same. Raises UnreadableError where they can't be read."""
    return {day: zlib.decompress(data) for day, data in _readable(kept).items()}


def _days(kept: bytes | None) -> dict[str, bytes]:
    """The states, compressed; none where they can't be read, as they are only a spare copy."""
    try:
        return _readable(kept)
    except UnreadableError:
        logger.warning("the earlier days of a session can't be read")
        return {}


def _readable(kept: bytes | None) -> dict[str, bytes]:
    """The states, compressed. Raises UnreadableError."""
    if kept is None:
        return {}
    try:
        held = json.loads(kept)
        if held["version"] != VERSION:
            return {}
        days = {
            str(date.fromisoformat(day)): base64.b64decode(text, validate=True)
            for day, text in held["states"].items()
        }
        for data in days.values():
            zlib.decompress(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error):
        raise UnreadableError("its earlier days can't be read") from None
    return days


def _packed(days: Mapping[str, bytes]) -> bytes:
    """Compressed states as they are kept, without the largest where all take too much."""
    left = dict(days)
    while sum(map(len, left.values())) > MOST_BYTES:
        del left[max(left, key=lambda day: len(left[day]))]
    texts = {day: base64.b64encode(data).decode() for day, data in sorted(left.items())}
    return json.dumps({"version": VERSION, "states": texts}, indent=1).encode()


def day_of(moment: str) -> str:
    """The day of a record's time."""
    return moment[:10]
