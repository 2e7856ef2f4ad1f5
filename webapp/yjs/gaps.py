"""Leaves out of an update what others must come before.

Yrs shows such changes at once, and Yjs not before what is missing is there. So server and phone
would not say the same (`content_hash.py`), for as long as somebody with the key wants it.
"""

from collections.abc import Mapping

from webapp.yjs.lib0 import Reader, encoded
from webapp.yjs.validation import LARGEST_CLIENT, LARGEST_CLOCK, SKIP, Outline, read_change


def without_gaps(update: bytes, known: Mapping[int, int]) -> bytes:
    """The update, which `read_update` has read, with what follows on the state vector `known`."""
    reader = Reader(update)
    blocks = [_joined(reader, update, known) for _ in range(reader.count())]
    kept = [block for block in blocks if block]
    return encoded(len(kept)) + b"".join(kept) + update[reader.at :]


def _joined(reader: Reader, update: bytes, known: Mapping[int, int]) -> bytes:
    """One client's changes up to the first gap; empty if there is one before them."""
    changes = reader.count()
    client, clock = reader.number(LARGEST_CLIENT), reader.number(LARGEST_CLOCK)
    first, start, end = clock, reader.at, reader.at
    reached, kept, whole = known.get(client, 0), 0, True
    for _ in range(changes):
        whole &= clock <= reached
        skipped = update[reader.at] == SKIP
        clock += read_change(reader, Outline())
        if not skipped:
            reached = max(reached, clock)
        if whole:
            kept, end = kept + 1, reader.at
    head = encoded(kept) + encoded(client) + encoded(first)
    return head + update[start:end] if kept else b""
