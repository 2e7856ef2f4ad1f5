"""The form of a backup: lines of JSON, one for each session and deletion, each with a checksum.

    {"kind": "begin", "form": 1, "made": "2026-11-30T10:00:00Z", "sessions": 20000}
    {"kind": "session", "id": …, "session": …, "earlier": …, "aside": […]}
    {"kind": "deleted", "digest": …, "day": …}
    {"kind": "sweep", "text": …}
    {"kind": "end", "lines": 20417}

A session stands as in its file (docs/store.md), its earlier days deflated.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from webapp.store.base import NewerVersionError, Record, is_id
from webapp.store.document import checksum, from_document, to_document
from webapp.store.reading import DIGEST, Kept, SetAside, Tombstone
from webapp.store.storage import UnreadableError

FORM = 1


@dataclass(frozen=True)
class Begin:
    """When the backup was begun, and about how many sessions it holds."""

    made: str
    sessions: int


@dataclass(frozen=True)
class SweepNotes:
    """What the last sweep wanted remembered."""

    text: str


@dataclass(frozen=True)
class End:
    """How many lines stand before the last one."""

    lines: int


Item = Begin | Kept | Tombstone | SweepNotes | End


def to_line(item: Item) -> bytes:
    """The line of an item, with its end."""
    held = _values(item)
    text = json.dumps(held | {"sha256": checksum(held)}, ensure_ascii=False)
    return text.encode(errors="surrogatepass") + b"\n"


def from_line(line: bytes) -> Item:
    """What a line holds. Raises UnreadableError, NewerVersionError."""
    try:
        held = json.loads(line.decode(errors="surrogatepass"))
        right = held.pop("sha256") == checksum(held)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableError("it is no line of a backup") from None
    if not right:
        raise UnreadableError("its checksum is wrong")
    try:
        return _item(held)
    except UnreadableError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error):
        raise UnreadableError("it lacks a part, or has one too many") from None


def _values(item: Item) -> dict[str, object]:
    match item:
        case Begin():
            about = {"made": item.made, "sessions": item.sessions}
            return {"kind": "begin", "form": FORM, **about}
        case Kept():
            aside = [
                {"day": piece.day, **_session(piece.record, piece.earlier)} for piece in item.aside
            ]
            session = _session(item.record, item.earlier)
            return {"kind": "session", "id": item.id, **session, "aside": aside}
        case Tombstone():
            return {"kind": "deleted", "digest": item.digest, "day": item.day}
        case SweepNotes():
            return {"kind": "sweep", "text": item.text}
        case End():
            return {"kind": "end", "lines": item.lines}


def _session(record: Record | None, days: Mapping[str, bytes]) -> dict[str, object]:
    return {"session": record and to_document(record), "earlier": _deflated(days)}


def _item(held: Mapping[str, Any]) -> Item:
    match held["kind"]:
        case "begin":
            if held["form"] > FORM:
                raise NewerVersionError
            return Begin(str(held["made"]), int(held["sessions"]))
        case "session" if is_id(held["id"]):
            session_id = held["id"]
            session = held["session"]
            return Kept(
                session_id,
                from_document(session, session_id) if session else None,
                _inflated(held["earlier"]),
                tuple(
                    SetAside(
                        _day(piece["day"]),
                        from_document(piece["session"], session_id),
                        _inflated(piece["earlier"]),
                    )
                    for piece in held["aside"]
                ),
            )
        case "deleted" if DIGEST.fullmatch(held["digest"]):
            return Tombstone(held["digest"], _day(held["day"]))
        case "sweep":
            return SweepNotes(str(held["text"]))
        case "end":
            return End(int(held["lines"]))
    raise ValueError


def _deflated(days: Mapping[str, bytes]) -> dict[str, str]:
    return {day: base64.b64encode(zlib.compress(state)).decode() for day, state in days.items()}


def _inflated(days: Mapping[str, str]) -> dict[str, bytes]:
    return {_day(day): zlib.decompress(base64.b64decode(text)) for day, text in days.items()}


def _day(text: str) -> str:
    """A day, as it becomes the name of a folder. Raises ValueError, TypeError."""
    return date.fromisoformat(text).isoformat()
