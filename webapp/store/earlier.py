"""How a session was at the end of earlier days: the last state of each, for two weeks after.

They stand in a file of their own, which is written once a day at the most: `ID.json.earlier`.
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
from webapp.store.storage import replace

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

    def add(self, before: Record, updated: str) -> None:
        """Keep a session as it was, if it changes on a later day than it did last. Raises OSError.

        A state goes two weeks after the next one came. Where all together take too much, the
        largest go first: who fills a session can't push out what it was before.
        """
        day, today = day_of(before.updated), day_of(updated)
        if day >= today:
            return
        oldest = (date.fromisoformat(today) - timedelta(days=DAYS)).isoformat()
        kept = self._read() | {day: zlib.compress(before.state)}
        for other, following in pairwise(sorted(kept)):
            if following < oldest:
                del kept[other]
        while sum(map(len, kept.values())) > MOST_BYTES:
            del kept[max(kept, key=lambda other: len(kept[other]))]
        states = {other: base64.b64encode(data).decode() for other, data in sorted(kept.items())}
        replace(self._path, json.dumps({"version": VERSION, "states": states}, indent=1).encode())

    def states(self) -> Mapping[str, bytes]:
        """The state at the end of each day, by days (`2026-11-27`). Raises OSError."""
        return {day: zlib.decompress(data) for day, data in self._read().items()}

    def _read(self) -> dict[str, bytes]:
        """What is kept, compressed; nothing where it can't be read, as it is only a spare copy."""
        try:
            held = json.loads(self._path.read_bytes())
            if held["version"] != VERSION:
                return {}
            states = {
                str(date.fromisoformat(day)): base64.b64decode(text, validate=True)
                for day, text in held["states"].items()
            }
            for data in states.values():
                zlib.decompress(data)
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error):
            logger.warning("%s can't be read", self._path)
            return {}
        return states


def day_of(moment: str) -> str:
    """The day of a record's time."""
    return moment[:10]
