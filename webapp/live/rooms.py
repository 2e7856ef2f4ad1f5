"""All rooms of a server, by session."""

import asyncio
from collections.abc import Iterator
from http import HTTPStatus

from webapp.live.letters import REFUSED
from webapp.live.room import Room
from webapp.live.server_copy import Answer, Request, ServerCopy, Synced
from webapp.metrics.base import NONE, Metrics

# The sign of life: proxies close what is quiet for longer, usually after 60 or 30 seconds.
ALIVE_SECONDS = 25


class Rooms:
    """Makes rooms, and forgets them when they are empty. Only the loop calls it."""

    def __init__(self, request: Request, metrics: Metrics = NONE) -> None:
        self._request = request
        self.metrics = metrics
        self._phones = 0
        self._rooms: dict[str, Room] = {}
        self._beating: asyncio.Task[None] | None = None

    def copy(self, session_id: str) -> ServerCopy:
        """The server's copy of a session."""
        return ServerCopy(session_id, self._request)

    def room(self, session_id: str) -> Room:
        """The room of a session, made if there is none."""
        if session_id not in self._rooms:
            self._rooms[session_id] = Room(self.copy(session_id), self.metrics)
        if self._beating is None:
            self._beating = asyncio.get_running_loop().create_task(self._beat())
        return self._rooms[session_id]

    def count(self, phones: int) -> None:
        """Count phones that came (1) or left (-1)."""
        self._phones += phones
        self._tell()

    def answered(self, method: str, path: str, session_id: str, answer: Answer) -> None:
        """Learn from the API's answer to a request that a session changed, or went."""
        room = self._rooms.get(session_id)
        if room is None:
            return
        if answer.status == HTTPStatus.OK and path.endswith("/sync"):
            room.changed_elsewhere(Synced.from_body(answer.body))
        elif answer.status == HTTPStatus.NO_CONTENT:  # deleted, or it has another key
            room.close(REFUSED + (HTTPStatus.GONE if method == "DELETE" else HTTPStatus.NOT_FOUND))

    async def _beat(self) -> None:
        """Send each room a sign of life, not all at once."""
        while True:
            for share in self._shares():
                for session_id, room in share:
                    if room.is_idle:
                        self._rooms.pop(session_id, None)
                        self._tell()
                    else:
                        room.stay_alive()
                await asyncio.sleep(1)

    def _tell(self) -> None:
        self.metrics.live(len(self._rooms), self._phones)

    def _shares(self) -> Iterator[list[tuple[str, Room]]]:
        rooms = list(self._rooms.items())
        for second in range(ALIVE_SECONDS):
            yield rooms[second::ALIVE_SECONDS]
