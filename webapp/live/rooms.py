"""All rooms of a worker, by session."""

import asyncio
from collections.abc import Iterator
from http import HTTPStatus

from webapp.live.elsewhere import Elsewhere, News
from webapp.live.hearing import hear
from webapp.live.letters import REFUSED
from webapp.live.partners import Partners
from webapp.live.room import Room
from webapp.live.server_copy import Answer, Request, ServerCopy, Synced
from webapp.metrics.base import NONE, Metrics
from webapp.store.channel import Channel, Notice, digest

# The sign of life: proxies close what is quiet for longer, usually after 60 or 30 seconds.
ALIVE_SECONDS = 25
# Between two rooms that look for what they may have missed: each asks the store.
LOOK_SECONDS = 0.005


class Rooms:
    """Makes rooms, and forgets them when they are empty. Only the loop calls it."""

    def __init__(
        self, request: Request, channel: Channel | None = None, metrics: Metrics = NONE
    ) -> None:
        self._request = request
        self._elsewhere = Elsewhere(channel, self._hear, self._miss)
        self.metrics = metrics
        self._phones = 0
        self._rooms: dict[str, Room] = {}
        self._ids: dict[str, str] = {}
        self._beating: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._missed = False

    def copy(self, session_id: str) -> ServerCopy:
        """The server's copy of a session."""
        return ServerCopy(session_id, self._request)

    def room(self, session_id: str) -> Room:
        """The room of a session, made if there is none."""
        if session_id not in self._rooms:
            partners = Partners(session_id, self._elsewhere)
            self._rooms[session_id] = Room(self.copy(session_id), partners, self.metrics)
            self._ids[digest(session_id)] = session_id
        if self._beating is None:
            self._beating = asyncio.get_running_loop().create_task(self._beat())
        return self._rooms[session_id]

    def count(self, phones: int) -> None:
        """Count phones that came (1) or left (-1)."""
        self._phones += phones
        self._tell()

    def answered(
        self, method: str, path: str, session_id: str, answer: Answer, *, changed: bool
    ) -> None:
        """Learn from the API's answer to a request that a session changed, or went."""
        room = self._rooms.get(session_id)
        if answer.status == HTTPStatus.OK and path.endswith("/sync"):
            if room:
                room.changed_elsewhere(Synced.from_body(answer.body))
            if changed:
                self._elsewhere.tell_changed(digest(session_id))
        elif answer.status == HTTPStatus.NO_CONTENT:  # deleted, or it has another key
            deleted = method == "DELETE"
            if room:
                room.close(REFUSED + (HTTPStatus.GONE if deleted else HTTPStatus.NOT_FOUND))
            self._elsewhere.tell(News.DELETED if deleted else News.REKEYED, digest(session_id))

    def doubt(self, session_id: str) -> None:
        """Have the session looked at: nobody knows whether a change was stored."""
        if room := self._rooms.get(session_id):
            room.letters.look_again()
        self._elsewhere.tell_changed(digest(session_id))

    def _hear(self, worker: str, notice: Notice) -> None:
        if session_id := self._ids.get(notice.session):
            hear(self._rooms[session_id], worker, notice)

    def _miss(self) -> None:
        """Have all rooms look for what they may have missed, one after the other."""
        self._missed = True
        if self._looking is None:
            self._looking = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        try:
            while self._missed:
                self._missed = False
                for room in list(self._rooms.values()):
                    room.look_again()
                    await asyncio.sleep(LOOK_SECONDS)
        finally:
            self._looking = None

    async def _beat(self) -> None:
        """Send each room a sign of life, not all at once."""
        while True:
            for share in self._shares():
                for session_id, room in share:
                    if room.is_idle:
                        self._forget(session_id)
                    else:
                        room.stay_alive()
                await asyncio.sleep(1)

    def _forget(self, session_id: str) -> None:
        if self._rooms.pop(session_id, None):
            del self._ids[digest(session_id)]
            self._tell()

    def _tell(self) -> None:
        self.metrics.live(len(self._rooms), self._phones)

    def _shares(self) -> Iterator[list[tuple[str, Room]]]:
        rooms = list(self._rooms.items())
        for second in range(ALIVE_SECONDS):
            yield rooms[second::ALIVE_SECONDS]
