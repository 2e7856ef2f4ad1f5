"""The test vectors of docs/protocol.md, and what links and files are made of by its rules."""

import base64
import json
import zlib
from typing import Any

from tests.support.paths import VECTORS_FOLDER

VECTORS: dict[str, Any] = json.loads((VECTORS_FOLDER / "protocol.json").read_text("utf-8"))
ID, KEY = VECTORS["id"]["text"], VECTORS["key"]["text"]
TOPIC = VECTORS["session"]["texts"]["strength.topic"]


def sum_of(text: str) -> str:
    """The check on a parcel."""
    total = 0x811C9DC5
    for byte in text.encode("ascii"):
        total = (total ^ byte) * 0x01000193 % 2**32
    return f"{total:08x}"


def code(state: str) -> str:
    """The fragment of a link that carries a session, its state in base64, as one part."""
    deflated = zlib.compress(base64.b64decode(state), wbits=-zlib.MAX_WBITS)
    data = base64.urlsafe_b64encode(deflated).decode().rstrip("=")
    return f"#take={ID}.{KEY}.{sum_of(data)}.1.1.{data}"


def file(*states: str) -> str:
    """A file with sessions, the vector's own or others beside it, their states in base64."""
    sessions = [
        {"id": ID[:-1] + chr(ord("a") + at), "key": KEY, "state": state}
        for at, state in enumerate(states)
    ]
    return json.dumps({"format": "andersom", "version": 1, "sessions": sessions})
