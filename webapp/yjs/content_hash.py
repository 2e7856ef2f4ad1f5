"""A hash of what a document says, the same as on phones (static/js/session/content-hash.js).

A state vector only tells how far a document goes. Of two changes under one client number and clock,
made by different people, the first to come is taken; both documents then have equal vectors.
"""

import hashlib
import json
import math
import struct
from collections.abc import Iterable, Iterator
from typing import Any

from pycrdt import Doc, Map, Text

CHOICES, META, HISTORY = "choices", "meta", "history"
MAPS = (CHOICES, META, HISTORY)


def content_hash(doc: Doc[Any]) -> str:
    """The SHA-256 of all texts and entries, in hexadecimal digits (docs/protocol.md)."""
    lines = [
        json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        for line in (*_texts(doc), *_entries(doc))
    ]
    # As JavaScript sorts: by UTF-16 units, whatever their letters.
    lines.sort(key=lambda line: line.encode("utf-16-be"))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def text_names(doc: Doc[Any]) -> Iterable[str]:
    """The names of the document's texts, in order."""
    return sorted(set(doc.keys()) - set(MAPS))


def _texts(doc: Doc[Any]) -> Iterator[list[object]]:
    for name in text_names(doc):
        if words := str(doc.get(name, type=Text)):
            yield ["text", name, words]


def _entries(doc: Doc[Any]) -> Iterator[list[object]]:
    for each in set(doc.keys()) & set(MAPS):
        entries: dict[str, object] = doc.get(each, type=Map).to_py() or {}
        for name, value in entries.items():
            if isinstance(value, float | int) and not isinstance(value, bool):
                yield [each, name, "number", _digits(float(value))]
            else:
                yield [each, name, value]


def _digits(number: float) -> str:
    """A number as its 64 bits; both zeros are one, and all that is no number."""
    return "nan" if math.isnan(number) else struct.pack(">d", number + 0.0).hex()
