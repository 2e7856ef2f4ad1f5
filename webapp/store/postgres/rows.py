"""A session's record as the columns of its row, and back."""

import hashlib
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, LiteralString

from webapp.store.base import NewerVersionError, Record, from_moment, moment

# Of what stands in a row. What a server of a newer form wrote is left alone.
FORM = 1
# What a row takes beside its content, with its entries in the indexes; and a tombstone.
ROW = 512
TOMBSTONE = 256
# What `from_row` takes, in this order.
COLUMNS: LiteralString = (
    "key_sha256, created, updated, fields, state, form, sha256, size,"
    " coalesce(octet_length(earlier), 0), change"
)


@dataclass(frozen=True)
class Values:
    """What `save` writes, by columns; and two of them."""

    columns: dict[str, object]
    change: int
    size: int


@dataclass(frozen=True)
class Held:
    """What was read of a row: its number, its size in all, the bytes of its earlier days.

    The record is None where it can't be read, and `damage` says why.
    """

    change: int
    size: int
    earlier: int
    record: Record | None
    damage: str = ""


def to_values(record: Record, earlier: int = 0) -> Values:
    """The columns of a record that has so many bytes of earlier days."""
    fields = json.dumps(escaped(record.fields), ensure_ascii=False)
    change = secrets.randbits(62)
    created, updated = from_moment(record.created), from_moment(record.updated)
    size = ROW + len(fields.encode()) + len(record.state) + earlier
    columns = {
        "id": record.id,
        "key_sha256": record.key_sha256,
        "created": created,
        "updated": updated,
        "changed_on": updated.date(),
        "fields": fields,
        "state": record.state,
        "form": FORM,
        "sha256": _checksum(record),
        "size": size,
        "change": change,
    }
    return Values(columns, change, size)


def from_row(session_id: str, row: tuple[Any, ...]) -> Held:
    """What a row holds; what can't be read has the reason for `damage`.

    Raises NewerVersionError if a newer server wrote it.
    """
    key_sha256, created, updated, fields, state, form, sha256, size, earlier, change = row
    if form > FORM:
        raise NewerVersionError
    record = Record(
        session_id, key_sha256, moment(created), moment(updated), unescaped(fields), state
    )
    if not isinstance(fields, dict):
        return Held(change, size, earlier, None, "it holds no fields")
    if sha256 != _checksum(record):
        return Held(change, size, earlier, None, "its checksum is wrong")
    return Held(change, size, earlier, record)


def _checksum(record: Record) -> bytes:
    """Over all but the fields, which are made from the state: jsonb keeps no number's notation."""
    parts = (record.id, record.key_sha256, record.created, record.updated)
    return hashlib.sha256("\n".join(parts).encode() + b"\n" + record.state).digest()


def escaped(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """The same without U+0000, which jsonb refuses, and people can type into their phones."""
    return _mapped(value, lambda text: re.sub("[\0\1]", lambda c: f"\1{ord(c[0])}", text))


def unescaped(value: Any) -> Any:  # noqa: ANN401 - the same
    """What was before `escaped`."""
    return _mapped(value, lambda text: re.sub("\1([01])", lambda c: chr(int(c[1])), text))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - the same
    match value:
        case str():
            return change(value)
        case dict():
            return {change(key): _mapped(held, change) for key, held in value.items()}
        case list():
            return [_mapped(held, change) for held in value]
        case _:
            return value
