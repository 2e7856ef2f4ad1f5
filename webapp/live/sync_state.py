"""How far the server is with a session, and which letters its phones here have beyond that."""

from dataclasses import replace

from webapp.live.server_copy import NOTHING_KNOWN, NOTHING_NEW, Synced
from webapp.yjs.validation import Outline, read_vector


class SyncState:
    """What is on disk as far as is known here, and what was passed on since then."""

    __slots__ = ("_passed_on", "synced")

    def __init__(self) -> None:
        self.synced: Synced | None = None
        self._passed_on: dict[int, int] = {}

    @property
    def vector(self) -> bytes:
        """The state vector of what is on disk."""
        return self.synced.vector if self.synced else NOTHING_KNOWN

    @property
    def content(self) -> str:
        """The hash of what the session says there, empty as long as nothing is known."""
        return self.synced.content if self.synced else ""

    def pass_on(self, outline: Outline) -> None:
        """Take note of a letter that all phones here were told, or wrote."""
        if outline.skips:
            return
        reach = self._reach()
        for client, start in outline.starts.items():
            # What comes after something that is missing can't be read yet.
            if start <= reach.get(client, 0):
                self._passed_on[client] = max(reach.get(client, 0), outline.ends[client])

    def learn(self, synced: Synced) -> bool:
        """Take note of the server's answer; whether phones here have all letters that it has."""
        had = self.covers(synced)
        there = read_vector(synced.vector)
        self.synced = replace(synced, missing=NOTHING_NEW)  # A room is quiet for long.
        self._passed_on = {
            client: clock
            for client, clock in self._passed_on.items()
            if clock > there.get(client, 0)
        }
        return had

    def forget(self) -> None:
        """Know nothing, as there is no phone here any more."""
        self.synced = None
        self._passed_on = {}

    def covers(self, synced: Synced) -> bool:
        """Whether phones here were told all letters that are there."""
        reach, there = self._reach(), read_vector(synced.vector)
        return all(clock <= reach.get(client, 0) for client, clock in there.items())

    def follows(self, synced: Synced, before: str) -> bool:
        """Whether this is surely what comes after what is known, and no phone here lacks anything.

        It was stored by another worker, when the session said what has the hash `before`.
        """
        if self.synced is None or not self.covers(synced):
            return False
        return before == self.content or _is_less(self.vector, synced.vector)

    def is_past(self, synced: Synced) -> bool:
        """Whether this is known, or surely came before what is."""
        if self.synced is None:
            return False
        return synced.says_as_much_as(self.synced) or _is_less(synced.vector, self.vector)

    def _reach(self) -> dict[int, int]:
        """Up to which clocks all letters are with the phones here."""
        reach = read_vector(self.vector)
        for client, clock in self._passed_on.items():
            reach[client] = max(reach.get(client, 0), clock)
        return reach


def _is_less(one: bytes, other: bytes) -> bool:
    """Whether a state vector lacks something that the other one has, and has nothing more."""
    less, more = read_vector(one), read_vector(other)
    return less != more and all(clock <= more.get(client, 0) for client, clock in less.items())
