"""Reads what a Yjs update holds without building it, so that a harmful one costs next to nothing.

pycrdt believes counts, lengths and UTF-8 on sight: a wrong count makes it reserve memory by the
hundred megabytes, a deep value uses up its stack. So all of these are checked here first.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from webapp.yjs.lib0 import MalformedError, Reader

NOTHING: Mapping[int, int] = MappingProxyType({})
LARGEST_CLIENT = 2**53
LARGEST_CLOCK = 2**31
GC, DELETED, TEXT, VALUES, SKIP = 0, 1, 4, 8, 10
HAS_LEFT, HAS_RIGHT, HAS_KEY, CONTENT = 0x80, 0x40, 0x20, 0x1F


@dataclass
class Outline:
    """What an update names: `names` at the top level or as keys there, and how far it reaches.

    `starts` and `ends` hold, per client, the clocks of its first change and after its last one,
    `skips` tells whether some are left out in between; `changes` is into how many pieces it may cut
    a session, more than it had; `deleted` holds, per client, where each run of what it deletes
    begins and ends.
    """

    names: set[str] = field(default_factory=set)
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    skips: bool = False
    changes: int = 0
    deleted: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def may_have_gaps(self, known: Mapping[int, int]) -> bool:
        """Whether changes may be missing between a document with this state vector and these."""
        return self.skips or any(at > known.get(client, 0) for client, at in self.starts.items())

    def changes_beyond(self, other: "Outline") -> int:
        """The changes without those deletions that the other update has too."""
        known = {client: sorted(runs) for client, runs in other.deleted.items()}
        return self.changes - sum(
            _within(run, known.get(client, []))
            for client, runs in self.deleted.items()
            for run in runs
        )


def _within(run: tuple[int, int], runs: list[tuple[int, int]]) -> bool:
    """Whether one of these runs, which are in order, holds this one."""
    start, end = run
    at = bisect_right(runs, (start, LARGEST_CLOCK)) - 1
    return at >= 0 and runs[at][1] >= end


def read_vector(data: bytes) -> dict[int, int]:
    """The clock per client of an encoded state vector. Raises MalformedError."""
    reader = Reader(data)
    vector = {}
    for _ in range(reader.count()):
        client = reader.number(LARGEST_CLIENT)
        vector[client] = reader.number(LARGEST_CLOCK)
    reader.finish()
    return vector


def read_update(data: bytes, known: Mapping[int, int] = NOTHING) -> Outline:
    """The outline of an update in Yjs's encoding, version 1.

    Changes that the state vector `known` covers are not counted again.

    Raises MalformedError if it is damaged, or holds anything but top-level texts, values and
    deletions.
    """
    reader = Reader(data)
    outline = Outline()
    for _ in range(reader.count()):
        changes = reader.count()
        client = reader.number(LARGEST_CLIENT)
        if client in outline.starts:
            raise MalformedError("a client stands in the update twice")
        clock = outline.starts[client] = reader.number(LARGEST_CLOCK)
        for _ in range(changes):
            length = read_change(reader, outline)
            clock += length
            if not length or clock >= LARGEST_CLOCK:
                raise MalformedError("a change has an impossible length")
            outline.changes += clock > known.get(client, 0)
        outline.ends[client] = clock
    _deletions(reader, outline)
    reader.finish()
    return outline


def _deletions(reader: Reader, outline: Outline) -> None:
    for _ in range(reader.count()):
        client = reader.number(LARGEST_CLIENT)
        ranges = reader.count()
        outline.changes += ranges
        runs = outline.deleted.setdefault(client, [])
        for _ in range(ranges):
            start = reader.number(LARGEST_CLOCK)
            end = start + reader.number(LARGEST_CLOCK)
            runs.append((start, end))
            if end >= LARGEST_CLOCK:
                raise MalformedError("a deletion has an impossible length")


def read_change(reader: Reader, outline: Outline) -> int:
    """Read past one change and return its length in clock ticks. Raises MalformedError."""
    info = reader.byte()
    outline.skips |= info == SKIP
    if info in {GC, SKIP}:
        return reader.number(LARGEST_CLOCK)
    for neighbour in (HAS_LEFT, HAS_RIGHT):
        if info & neighbour:
            reader.number(LARGEST_CLIENT)
            reader.number(LARGEST_CLOCK)
    if not info & (HAS_LEFT | HAS_RIGHT):
        if reader.byte() != 1:
            raise MalformedError("a change stands in a nested type")
        outline.names.add(reader.text())
        if info & HAS_KEY:
            outline.names.add(reader.text())
    return _content(reader, info & CONTENT)


def _content(reader: Reader, kind: int) -> int:
    if kind == DELETED:
        return reader.number(LARGEST_CLOCK)
    if kind == TEXT:
        return len(reader.text().encode("utf-16-le")) // 2
    if kind == VALUES:
        values = reader.count()
        for _ in range(values):
            reader.value()
        return values
    raise MalformedError("a change is neither text, value nor deletion")
