"""Merges Yjs updates into a session's state, and reads its fields."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, Map, Text, merge_updates

from webapp.yjs.content_hash import CHOICES, HISTORY, META, content_hash, text_names
from webapp.yjs.gaps import without_gaps
from webapp.yjs.letters import has_whole_letters
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.reserve import FEW_PIECES, share
from webapp.yjs.validation import read_update, read_vector

PRIVATE = "private."
EMPTY = b"\x00\x00"
SMALLEST_CHANGE = 5


class DamagedError(ValueError):
    """The state that was stored is no Yjs document."""


class TooManyChangesError(ValueError):
    """The session would consist of more pieces than can be merged in a short time."""


@dataclass(frozen=True)
class Merged:
    """A session after a sync: its whole state, its vector, what the phone lacks.

    `content` is the hash of what it says.
    """

    state: bytes
    vector: bytes
    missing: bytes
    content: str


def merge(state: bytes, update: bytes, vector: bytes, most: int, *, owner: bool = False) -> Merged:
    """Merge a phone's update into a stored state, for a phone that has `vector`.

    `owner` says whether it is the phone that began the session, for which some room is reserved.

    Changes whose predecessors are missing are left out, and not in the vector: so a phone does not
    take them for received, and sends them again with those.

    Raises MalformedError for an update or a vector that no phone would send, TooManyChangesError
    for more changes than its share of `most` (reserve.py), DamagedError for a bad state.
    """
    read_vector(vector)
    outline = read_update(update)
    if any(name.startswith(PRIVATE) for name in outline.names):
        raise MalformedError("private notes stay on the phone")
    doc = _open(state)
    known = read_vector(doc.get_state())
    if outline.changes + len(state) // SMALLEST_CHANGE > share(most, small=False, owner=False):
        _check_changes(state, update, known, most, owner=owner)
    before, identity = doc.get_update(), _identity(doc)
    _apply(doc, without_gaps(update, known) if outline.may_have_gaps(known) else update)
    if identity and identity != _identity(doc):
        raise MalformedError("what a session is can't be changed")
    # Nothing that waits for other changes is in it.
    after = doc.get_update()
    if before != after and not has_whole_letters(doc) and has_whole_letters(_open(state)):
        raise MalformedError("a letter can't be cut in two")
    # pycrdt may write the same content in other words after it was read once more.
    new_state = state if before == after else after
    return Merged(new_state, doc.get_state(), doc.get_update(vector), content_hash(doc))


def in_one(updates: Sequence[bytes]) -> bytes:
    """Several updates, which were read before, as one."""
    return updates[0] if len(updates) == 1 else merge_updates(*updates)


def fields(state: bytes) -> dict[str, object]:
    """What people can read of a state: `{"strength.topic": "…", "plan.format": "demo", …}`.

    Texts stand under their names, choices under theirs, ticked boxes as a sorted list of their
    values, the session's own data under "meta", and a companion's earlier states under "history".
    Raises DamagedError.
    """
    doc = _open(state)
    texts = {name: str(doc.get(name, type=Text)) for name in text_names(doc)}
    earlier = {HISTORY: _plain_map(doc, HISTORY)} if HISTORY in set(doc.keys()) else {}
    return _choices(_plain_map(doc, CHOICES)) | texts | {META: _plain_map(doc, META)} | earlier


def _check_changes(
    state: bytes, update: bytes, known: dict[int, int], most: int, *, owner: bool
) -> None:
    """Count truly; most sessions are too small to need it."""
    before = read_update(state)
    new = read_update(update, known).changes_beyond(before)
    if new and before.changes + new > share(most, small=new <= FEW_PIECES, owner=owner):
        raise TooManyChangesError


def _identity(doc: Doc[Any]) -> list[object]:
    """When the session began, and which companion it is; empty where that isn't known yet."""
    entries: dict[str, object] = doc.get(META, type=Map).to_py() or {}
    return [entries["created"], entries.get("kind")] if "created" in entries else []


def _open(state: bytes) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    try:
        _apply(doc, state)
    except MalformedError as error:
        raise DamagedError(str(error)) from None
    return doc


def _apply(doc: Doc[Any], update: bytes) -> None:
    try:
        doc.apply_update(update)
    except ValueError:
        raise MalformedError("the update can't be read") from None
    except BaseException as error:
        # A panic in pycrdt's Rust code is no Exception, and its class can't be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise MalformedError("the update can't be merged") from None


def _choices(choices: dict[str, object]) -> dict[str, object]:
    """`{"a": 1, "b:x": True, "b:y": False}` → `{"a": 1, "b": ["x"]}`."""
    single: dict[str, object] = {}
    several: dict[str, list[str]] = {}
    for key, value in sorted(choices.items()):
        name, _, ticked = key.partition(":")
        if not ticked:
            single[name] = value
        elif value is True:
            several.setdefault(name, []).append(ticked)
    return {**single, **several}


def _plain_map(doc: Doc[Any], name: str) -> dict[str, object]:
    entries: dict[str, object] = doc.get(name, type=Map).to_py() or {}
    return {key: _plain(value) for key, value in sorted(entries.items())}


def _plain(value: object) -> object:
    """The value as JSON has it: pycrdt gives every number as a float."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value
