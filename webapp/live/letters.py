"""What is written in one session and isn't on disk yet, and how far the server is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus

from webapp.live.member import Member
from webapp.live.messages import Step, stored, sync
from webapp.live.phones import Phones, Written
from webapp.live.server_copy import NOTHING_NEW, RefusedError, ServerCopy, Synced
from webapp.live.sync_state import SyncState
from webapp.metrics.base import NONE, Metrics
from webapp.yjs.merge import in_one
from webapp.yjs.validation import Outline

# From the first letter that waits until it is stored, and between two writes.
GATHER_SECONDS = 0.25
BETWEEN_SECONDS = 0.5
# What may wait to be stored; with more, all come back by /sync.
MOST_UNSTORED = 256 * 1024
# In the range that WebSockets leave to programs: 4000 and the status of HTTP.
REFUSED = 4000
# What /sync refuses for what it is, whoever brings it and whenever.
OF_CONTENT = {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}

logger = logging.getLogger(__name__)


class Letters:
    """Stores what phones write, and fetches what comes from elsewhere. Only the loop calls it."""

    def __init__(self, copy: ServerCopy, phones: Phones, metrics: Metrics = NONE) -> None:
        self._copy = copy
        self._metrics = metrics
        self._phones = phones
        self._state = SyncState()
        self._unstored: list[Written] = []
        self._size = 0
        self._storing: asyncio.Task[None] | None = None
        self._refreshing: asyncio.Task[None] | None = None
        self._again = False
        self._turn = asyncio.Lock()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be stored, and nothing is on its way."""
        return self._storing is None and not self._turn.locked()

    def begin(self) -> None:
        """Know nothing, as the first phone comes: nobody here was told what happened meanwhile."""
        self._state.forget()

    async def known_to(self, member: Member) -> list[bytes]:
        """What tells a phone how far the server is, and what isn't stored. Raises RefusedError."""
        async with self._turn:
            if self._state.synced is None:
                await self._sync(member)
        unstored = [sync(Step.UPDATE, each.update) for each in self._unstored]
        if known := self._state.synced:
            return [sync(Step.VECTOR, known.vector), stored(known.vector, known.content), *unstored]
        return unstored

    async def missing(self, member: Member, vector: bytes) -> bytes:
        """What a phone with this state vector lacks. Raises RefusedError."""
        async with self._turn:
            return (await self._copy.sync(member.key, member.address, vector=vector)).missing

    def add(self, member: Member, update: bytes, outline: Outline, number: int) -> None:
        """Store what a phone wrote soon; other workers know it by this number, unless that is 0."""
        self._state.pass_on(outline)
        self._unstored.append(Written(member, update, number))
        self._size += len(update)
        if self._size > MOST_UNSTORED:
            self._phones.close(REFUSED + HTTPStatus.SERVICE_UNAVAILABLE)
        elif self._storing is None:
            self._storing = asyncio.get_running_loop().create_task(self._or_close(self._store))

    def changed_elsewhere(self, synced: Synced) -> None:
        """Fetch what came by `/sync`, unless it is known."""
        known = self._state.synced
        if known is None or synced.says_as_much_as(known):
            if not self._phones.members:
                self._state.forget()
            return
        self.look_again()

    def passed_on_elsewhere(self, outline: Outline) -> None:
        """Take note of a letter from another worker that the phones here were told."""
        self._state.pass_on(outline)

    def stored_elsewhere(self, synced: Synced, before: str) -> None:
        """Tell the phones what another worker stored; fetch it where they may lack some of it."""
        # An answer that is on its way may say less, and would be taken for what came later.
        sure = bool(self._phones.members) and not self._turn.locked()
        if sure and self._state.follows(synced, before):
            self._state.learn(synced)
            self._tell_stored()
        elif not (sure and self._state.is_past(synced)):
            self.look_again()

    def look_again(self) -> None:
        """Fetch what the server has and the phones don't know."""
        if not self._phones.members:
            self._state.forget()
        elif self._refreshing is None:
            self._refreshing = asyncio.get_running_loop().create_task(self._or_close(self._refresh))
        else:
            self._again = True

    def forget(self) -> None:
        """Leave what isn't stored to the phones, which have it."""
        self._keep([])

    def _keep(self, unstored: list[Written]) -> None:
        self._unstored = unstored
        self._size = sum(len(each.update) for each in unstored)

    async def _or_close(self, work: Callable[[], Awaitable[None]]) -> None:
        """Let all phones go where something goes wrong: they have all of it, and come by /sync."""
        try:
            await work()
        except RefusedError as error:
            self._phones.close(REFUSED + error.status)
        except Exception as error:  # noqa: BLE001 - as it says above
            name = type(error).__name__  # its message may hold words
            logger.error("%s while live letters were stored", name)  # noqa: TRY400
            self._phones.close(REFUSED + HTTPStatus.INTERNAL_SERVER_ERROR)

    async def _store(self) -> None:
        """Store what waits until nothing does."""
        try:
            await asyncio.sleep(GATHER_SECONDS)
            while waiting := self._unstored.copy():
                before = self._state.content
                await self._store_together(waiting)
                # By then all may have been forgotten, and others have come.
                done = set(waiting)
                self._keep([each for each in self._unstored if each not in done])
                self._tell_stored()
                if synced := self._state.synced:
                    numbers = [each.number for each in waiting]
                    self._phones.tell_stored_elsewhere(synced, before, numbers)
                await asyncio.sleep(BETWEEN_SECONDS)
        finally:
            self._storing = None

    async def _store_together(self, waiting: list[Written]) -> None:
        """Store what several wrote; where that is refused, each one's own. Raises RefusedError.

        What others wrote elsewhere goes with it, since it may be what these letters come after, and
        the server leaves out what comes after something that it hasn't.
        """
        try:
            await self._store_once(waiting, self._phones.unstored_elsewhere)
        except RefusedError as error:
            if error.status not in OF_CONTENT:
                raise
            for member in dict.fromkeys(each.member for each in waiting):
                await self._store_own(member, [each for each in waiting if each.member is member])

    async def _store_own(self, member: Member, waiting: list[Written]) -> None:
        """Store what one wrote, or let that one go. Raises RefusedError."""
        try:
            await self._store_once(waiting)
        except RefusedError as error:
            if error.status not in OF_CONTENT:
                raise
            member.close(REFUSED + error.status)

    async def _store_once(self, waiting: list[Written], before: Sequence[bytes] = ()) -> None:
        async with self._turn:
            update = in_one([*before, *(each.update for each in waiting)])
            missing, had = await self._sync(waiting[0].member, update)
            self._metrics.stored_letters(len(waiting))
            # What came by another way meanwhile is in this one's answer.
            if self._refreshing or not had:
                self._phones.tell(sync(Step.UPDATE, missing))

    async def _refresh(self) -> None:
        """Pass on what the server has and the phones don't know."""
        try:
            while self._phones.members:
                self._again = False
                first = self._phones.members[0]  # All may have left when it is its turn.
                async with self._turn:
                    missing, _ = await self._sync(first)
                self._phones.tell(sync(Step.UPDATE, missing))
                self._tell_stored()
                if not self._again:
                    return
        finally:
            self._refreshing = None

    async def _sync(self, member: Member, update: bytes = NOTHING_NEW) -> tuple[bytes, bool]:
        """Sync as a phone here would; gives what wasn't known, and whether the phones have it.

        Deletions may be missing even then. Raises RefusedError.
        """
        vector = self._state.vector
        synced = await self._copy.sync(member.key, member.address, update, vector)
        return synced.missing, self._state.learn(synced)

    def _tell_stored(self) -> None:
        if known := self._state.synced:
            self._phones.tell(stored(known.vector, known.content))
