"""What waits to be told to other workers: gathered for a moment, and bounded."""

import threading
import time
from dataclasses import dataclass, field

from webapp.store.channel import Notice

# What comes while a notice waits for so many seconds goes with it.
GATHER_SECONDS = 0.005
# Bytes, with something for each notice; a minute's letters of many phones.
MOST_WAITING = 4 * 1024**2
OF_A_NOTICE = 200
# Whoever is slow still finds what was stored so many seconds ago.
KEEP_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Sent:
    """A notice, and the workers it is for: none are all."""

    notice: Notice
    to: tuple[str, ...]

    @property
    def size(self) -> int:
        """What it counts as, in bytes."""
        return OF_A_NOTICE + len(self.notice.text) + len(self.notice.content or b"")


@dataclass(slots=True)
class Batch:
    """What is told at once; what was stored, by session and number; whether something was lost."""

    sent: list[Sent] = field(default_factory=list)
    stored: dict[str, int] = field(default_factory=dict)
    lost: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.sent or self.stored or self.lost)


class Outbox:
    """Filled by any thread, emptied by one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._sent: list[Sent] = []
        self._size = 0
        self._lost = False
        self._closed = False
        self._stored: dict[str, int] = {}
        self._stored_before: dict[str, int] = {}
        self._turned = 0.0

    def add(self, sent: Sent) -> None:
        """Have this told; with more than fits, all of it counts as lost."""
        with self._changed:
            self._size += sent.size
            self._sent.append(sent)
            if self._size > MOST_WAITING:
                self._sent, self._size, self._lost = [], 0, True
            self._changed.notify()

    def forget(self, session: str, number: int) -> None:
        """Have content of a session removed, in a second or two."""
        with self._changed:
            self._stored[session] = number

    def pause(self, seconds: float) -> bool:
        """Wait so long, or until it is closed; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._closed, seconds)

    def close(self) -> None:
        """Take what waits as the last."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def take(self) -> Batch | None:
        """What waits, once something does or a second is over; None after the last."""
        with self._changed:
            ready = self._changed.wait_for(lambda: self._sent or self._closed, KEEP_SECONDS)
            closed = self._closed
        if ready and not closed:
            time.sleep(GATHER_SECONDS)
        with self._changed:
            batch = Batch(self._sent, self._outdated(), self._lost)
            self._sent, self._size, self._lost = [], 0, False
        return None if closed and batch.is_empty else batch

    def _outdated(self) -> dict[str, int]:
        """What was stored long enough ago."""
        if time.monotonic() - self._turned < KEEP_SECONDS and not self._closed:
            return {}
        self._turned = time.monotonic()
        outdated, self._stored_before, self._stored = self._stored_before, self._stored, {}
        if self._closed:
            outdated |= self._stored_before
            self._stored_before = {}
        return outdated
