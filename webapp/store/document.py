"""A session's record as the document that stands in its file, and back."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from webapp.store.base import NewerVersionError, Record
from webapp.store.storage import UnreadableError

# Of what stands in a file. A new one needs its own tests/vectors/kept-N.json; older ones stay.
VERSION = 1


def to_document(record: Record) -> dict[str, object]:
    """The record's fields, with the form's version, the state in base64 and a checksum."""
    state = base64.b64encode(record.state).decode()
    document = {"version": VERSION} | asdict(record) | {"state": state}
    return document | {"sha256": checksum(document)}


def from_document(document: object, session_id: str) -> Record:
    """The record of a stored document; one without a version has the first.

    Raises UnreadableError if it is not this session's, NewerVersionError if a newer server
    wrote it: then it is to be left alone.
    """
    if not isinstance(document, Mapping):
        raise UnreadableError("it holds no session")
    values = dict(document)
    if values.pop("sha256", None) != checksum(values):
        raise UnreadableError("its checksum is wrong")
    if values.get("id") != session_id:
        raise UnreadableError("it holds another session")
    if values.pop("version", 1) != VERSION:
        raise NewerVersionError
    try:
        return _record(values)
    except (TypeError, ValueError, KeyError):
        raise UnreadableError("it lacks a part, or has one too many") from None


def _record(values: dict[str, Any]) -> Record:
    """Raises TypeError, ValueError, KeyError where the values are no record's."""
    record = Record(**values | {"state": base64.b64decode(values["state"], validate=True)})
    for text in (record.key_sha256, record.created, record.updated):
        if not isinstance(text, str):
            raise TypeError
    return record


def checksum(document: Mapping[str, object]) -> str:
    """Over all the rest, since a flipped bit can leave a file that still reads well."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
