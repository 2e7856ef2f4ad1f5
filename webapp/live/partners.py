"""The other workers that have phones at one session, and what those told."""

import base64
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from webapp.live.elsewhere import FORGOTTEN_SECONDS, Elsewhere, News
from webapp.live.messages import Kind, Presence, read, read_presence
from webapp.live.stored_there import StoredThere
from webapp.store.channel import digest
from webapp.yjs.lib0 import MalformedError

# As many as there may be phones in a room.
MOST_PRESENT = 16
# Bytes that are remembered for those who come, until they are stored.
MOST_UNSTORED = 256 * 1024


@dataclass(slots=True)
class Partner:
    """A worker: when it was heard last, who is there, and what isn't known to be stored."""

    heard: float
    present: dict[int, Presence] = field(default_factory=dict)
    unstored: deque[tuple[int, bytes]] = field(default_factory=deque)
    size: int = 0  # of these, in bytes


class Partners:
    """Those of one session."""

    __slots__ = ("_elsewhere", "_known", "_met_at", "_session")

    def __init__(self, session_id: str, elsewhere: Elsewhere) -> None:
        self._session = digest(session_id)
        self._elsewhere = elsewhere
        self._known: dict[str, Partner] = {}
        self._met_at = 0

    @property
    def names(self) -> list[str]:
        """What the workers are called."""
        return list(self._known)

    def call(self) -> None:
        """Ask all who have the session to answer."""
        self._elsewhere.open()
        self._elsewhere.tell(News.CAME, self._session)

    def answer(self, worker: str) -> None:
        """Tell one that there are phones here, and that it was noted."""
        self._elsewhere.tell(News.MET, self._session, to=[worker])

    def give_sign(self) -> None:
        """Tell all that there are phones here."""
        self._elsewhere.tell(News.HERE, self._session)

    def leave(self) -> None:
        """Tell them that the last phone here has left."""
        self._elsewhere.tell(News.LEFT, self._session, to=self.names)

    def show(self, message: bytes, to: Sequence[str] | None = None) -> None:
        """Tell them, or some of them, where a phone is."""
        names = self.names if to is None else to
        if names:
            text = base64.urlsafe_b64encode(message).decode()
            self._elsewhere.tell(News.PRESENCE, self._session, text, to=names)

    def write(self, update: bytes) -> int:
        """Pass on what a phone wrote; gives its number, 0 if there is nobody."""
        return self._elsewhere.write(News.UPDATE, self._session, update, self.names)

    def store(self, there: StoredThere, first: int) -> None:
        """Tell them what is stored, and let go of what they were told of it.

        Who wasn't told all of its letters, from the `first` on, has to look.
        """
        if first > self._met_at:
            self._elsewhere.write(News.STORED, self._session, there.encoded(), self.names)
        else:
            self._elsewhere.tell_changed(self._session)
        if there.number:
            self._elsewhere.forget(self._session, self._elsewhere.number)

    def meet_anew(self) -> None:
        """Know nobody, as the others forgot us when the last phone here left."""
        self._known = {}

    def note(self, worker: str) -> bool:
        """Take note that a worker has phones there; whether that is new."""
        now = time.monotonic()
        if known := self._known.get(worker):
            known.heard = now
            return False
        self._known[worker] = Partner(now)
        self._met_at = self._elsewhere.number
        return True

    def part(self, worker: str) -> Iterator[bytes]:
        """Forget a worker; gives the messages that take away its phones."""
        if gone := self._known.pop(worker, None):
            yield from (each.leaving() for each in gone.present.values())

    def part_from_silent(self) -> Iterator[bytes]:
        """The same for all who gave no sign of life."""
        since = time.monotonic() - FORGOTTEN_SECONDS
        for worker in [name for name, each in self._known.items() if each.heard < since]:
            yield from self.part(worker)

    def hear_presence(self, worker: str, text: str) -> bytes:
        """Take in where a phone is there, and give its message. Raises ValueError."""
        message = base64.urlsafe_b64decode(text)
        kind, reader = read(message)
        if kind is not Kind.AWARENESS:
            raise MalformedError("this is no awareness")
        presence = read_presence(message, reader)
        present = self._known[worker].present
        if presence.leaves:
            present.pop(presence.client, None)
        elif presence.client in present or len(present) < MOST_PRESENT:
            present[presence.client] = presence
        return message

    def hear_update(self, worker: str, number: int, update: bytes) -> None:
        """Remember what somebody wrote there, until it is stored."""
        known = self._known[worker]
        known.unstored.append((number, update))
        known.size += len(update)
        if known.size > MOST_UNSTORED:
            known.unstored.clear()
            known.size = 0

    def hear_stored(self, worker: str, number: int) -> None:
        """Forget what was written there, up to this number."""
        known = self._known.get(worker)
        while known and known.unstored and known.unstored[0][0] <= number:
            known.size -= len(known.unstored.popleft()[1])

    @property
    def present(self) -> list[bytes]:
        """Where the phones there are."""
        return [each.message for known in self._known.values() for each in known.present.values()]

    @property
    def unstored(self) -> list[bytes]:
        """What was written there and isn't known to be stored."""
        return [update for known in self._known.values() for _, update in known.unstored]
