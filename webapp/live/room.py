"""The phones that have one session open: what one writes goes to the others, and to disk."""

from http import HTTPStatus

from webapp.live.letters import Letters
from webapp.live.member import Member
from webapp.live.messages import ALIVE, QUERY, Presence, Step, sync
from webapp.live.server_copy import RefusedError, ServerCopy, Synced
from webapp.metrics.base import NONE, Metrics

# The phones of one session: two, a tab or two of each, and those whose end isn't known yet.
MOST_MEMBERS = 16


class Room:
    """The phones at one session. Only the loop calls it."""

    def __init__(self, copy: ServerCopy, metrics: Metrics = NONE) -> None:
        self.members: list[Member] = []
        self._letters = Letters(copy, self, metrics)

    @property
    def is_idle(self) -> bool:
        """Whether nobody is here, and nothing waits to be stored."""
        return not self.members and self._letters.is_idle

    async def join(self, member: Member) -> None:
        """Let a phone in, and tell it how far the server is, who is here, and what isn't stored.

        Raises RefusedError.
        """
        if len(self.members) >= MOST_MEMBERS:
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "connections")
        self.members.append(member)
        try:
            known = await self._letters.known_to(member)
        except BaseException:
            self.members.remove(member)
            raise
        for message in known:
            member.post(message)
        for other in self.members:
            if other is not member and other.presence:
                member.post(other.presence.message)
        if len(self.members) > 1:  # A phone that is alone tells nobody where it is.
            self.tell(QUERY)

    def leave(self, member: Member) -> None:
        """Let a phone go, and tell the others."""
        member.left()
        if member in self.members:
            self.members.remove(member)
        if member.presence:
            self.tell(member.presence.leaving())

    def show(self, member: Member, presence: Presence) -> None:
        """Tell the others where a phone is."""
        if member.presence and member.presence.client != presence.client:
            self.tell(member.presence.leaving(), member)
        member.presence = presence
        self.tell(presence.message, member)

    def write(self, member: Member, update: bytes) -> None:
        """Pass on what a phone wrote, and store it soon."""
        self.tell(sync(Step.UPDATE, update), member)
        self._letters.add(member, update)

    async def answer(self, member: Member, vector: bytes) -> None:
        """Send a phone what it lacks. Raises RefusedError."""
        member.post(sync(Step.ANSWER, await self._letters.missing(member, vector)))

    def changed_elsewhere(self, synced: Synced) -> None:
        """Pass on what came by `/sync`, unless it was known."""
        self._letters.changed_elsewhere(synced)

    def close(self, code: int) -> None:
        """Let all go."""
        for member in self.members:
            member.close(code)
        self._letters.forget()

    def stay_alive(self) -> None:
        """Let each phone know that the line is there."""
        self.tell(ALIVE)

    def tell(self, message: bytes, but: Member | None = None) -> None:
        """Send all a message, or all but one."""
        for member in self.members:
            if member is not but:
                member.post(message)
