"""The other workers, as the rooms of this one reach them: on this machine or on other servers."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum

from webapp.store.channel import Channel, Notice

# Whoever gave no sign of life for so long is taken for gone; rooms give one every 25 seconds.
FORGOTTEN_SECONDS = 60
# What may wait for the loop; with more, all rooms look for themselves.
MOST_HEARD = 10_000


logger = logging.getLogger(__name__)


class News(StrEnum):
    """What a notice says of a session."""

    CAME = "c"  # a phone came here, and there may be others
    MET = "m"  # there are phones here; from now on that worker is told of them
    HERE = "h"  # there still are phones here
    LEFT = "l"  # the last one has left
    PRESENCE = "p"  # where one of them is
    UPDATE = "u"  # what one of them wrote
    STORED = "s"  # what is on disk by now
    CHANGED = "n"  # somebody brought something by `/sync`
    DELETED = "d"
    REKEYED = "k"


class Elsewhere:
    """Tells them what is new in a session, by its digest, and hears them. Only the loop calls it.

    It does nothing where there is no channel. Else that opens with the first word or room, as it
    starts threads, and a process that forks must not have any before.
    """

    def __init__(
        self, channel: Channel | None, hear: Callable[[str, Notice], None], miss: Callable[[], None]
    ) -> None:
        self._channel = channel
        self._hear = hear
        self._miss = miss
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heard: deque[tuple[str, Notice]] = deque()
        self.number = 0
        self._last_heard = 0.0

    def open(self) -> None:
        """Begin to listen, if that hasn't begun."""
        if self._channel and self._loop is None:
            self._loop = asyncio.get_running_loop()
            self._last_heard = time.monotonic()
            self._channel.open(self._note, self._note_missed)

    def tell(
        self, news: News, session: str, text: str = "", *, to: Sequence[str] | None = None
    ) -> None:
        """Tell these workers, or all others. The text is nothing that anybody wrote."""
        if self._channel and to != []:
            self.open()
            self._channel.send(Notice(news, session, text), to or ())

    def tell_changed(self, session: str) -> None:
        """Tell all others that a session changed, unless nobody else has been heard lately."""
        self.open()
        if time.monotonic() - self._last_heard < FORGOTTEN_SECONDS:
            self.tell(News.CHANGED, session)

    def write(self, news: News, session: str, content: bytes, to: Sequence[str]) -> int:
        """Tell these workers what somebody wrote; gives its number, 0 if there is none of them."""
        if not self._channel or not to:
            return 0
        self.number += 1
        self._channel.send(Notice(news, session, number=self.number, content=content), to)
        return self.number

    def forget(self, session: str, number: int) -> None:
        """Let go of what was written in a session, up to this number."""
        if self._channel:
            self._channel.forget(session, number)

    def _note(self, worker: str, notice: Notice) -> None:
        """In the channel's thread."""
        if len(self._heard) <= MOST_HEARD:  # One too many tells the loop that some are missing.
            self._heard.append((worker, notice))
        if len(self._heard) == 1:
            self._soon(self._take)

    def _note_missed(self) -> None:
        """In the channel's thread."""
        self._soon(self._take_missed)

    def _soon(self, do: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # The loop has ended.
            self._loop and self._loop.call_soon_threadsafe(do)

    def _take(self) -> None:
        self._last_heard = time.monotonic()
        if len(self._heard) > MOST_HEARD:
            self._heard.clear()
            self._miss()
        while self._heard:
            try:
                self._hear(*self._heard.popleft())
            except Exception as error:  # noqa: BLE001 - one room's mistake deafens no other
                name = type(error).__name__  # its message may hold words
                logger.error("%s as a room heard another server", name)  # noqa: TRY400

    def _take_missed(self) -> None:
        self._last_heard = time.monotonic()
        self._miss()
