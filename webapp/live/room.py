"""The phones that have one session open: what one writes goes to the others, and to disk."""

from http import HTTPStatus

from webapp.live.letters import Letters
from webapp.live.member import Member
from webapp.live.messages import ALIVE, QUERY, Presence, Step, sync
from webapp.live.partners import Partners
from webapp.live.server_copy import RefusedError, ServerCopy, Synced
from webapp.live.stored_there import StoredThere
from webapp.metrics.base import NONE, Metrics
from webapp.yjs.validation import Outline

# The phones of one session: two, a tab or two of each, and those whose end isn't known yet.
MOST_MEMBERS = 16


class Room:
    """The phones at one session that are connected to this worker. Only the loop calls it.

    What other workers tell of theirs comes by `webapp/live/hearing.py`.
    """

    def __init__(self, copy: ServerCopy, partners: Partners, metrics: Metrics = NONE) -> None:
        self.members: list[Member] = []
        self.letters = Letters(copy, self, metrics)
        self.partners = partners

    @property
    def is_idle(self) -> bool:
        """Whether nobody is here, and nothing waits to be stored."""
        return not self.members and self.letters.is_idle

    async def join(self, member: Member) -> None:
        """Let a phone in, and tell it how far the server is, who is here, and what isn't stored.

        Raises RefusedError.
        """
        if len(self.members) >= MOST_MEMBERS:
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "connections")
        if not self.members:
            self.partners.meet_anew()
            self.letters.begin()
        self.members.append(member)
        try:
            known = await self.letters.known_to(member)
        except BaseException:
            self.members.remove(member)
            raise
        unstored = [sync(Step.UPDATE, update) for update in self.unstored_elsewhere]
        others = [each.presence.message for each in self.members if each.presence]
        for message in (*known, *unstored, *others, *self.partners.present):
            member.post(message)
        if len(self.members) > 1 or self.partners.names:
            self.tell(QUERY)  # A phone that is alone tells nobody where it is.
        self.partners.call()

    def leave(self, member: Member) -> None:
        """Let a phone go, and tell the others."""
        member.left()
        if member in self.members:
            self.members.remove(member)
        if member.presence:
            self._take_away(member.presence)
        if not self.members:
            self.partners.leave()

    def show(self, member: Member, presence: Presence) -> None:
        """Tell the others where a phone is."""
        if member.presence and member.presence.client != presence.client:
            self._take_away(member.presence, member)
        member.presence = presence
        self.tell(presence.message, member)
        if presence.names_only:
            self.partners.show(presence.message)

    def write(self, member: Member, update: bytes, outline: Outline) -> None:
        """Pass on what a phone wrote, and store it soon."""
        self.tell(sync(Step.UPDATE, update), member)
        self.letters.add(member, update, outline, self.partners.write(update))

    async def answer(self, member: Member, vector: bytes) -> None:
        """Send a phone what it lacks. Raises RefusedError."""
        member.post(sync(Step.ANSWER, await self.letters.missing(member, vector)))

    def changed_elsewhere(self, synced: Synced) -> None:
        """Pass on what came by `/sync`, unless it was known."""
        self.letters.changed_elsewhere(synced)

    @property
    def unstored_elsewhere(self) -> list[bytes]:
        """What other workers' phones wrote that isn't known to be stored."""
        return self.partners.unstored

    def tell_stored_elsewhere(self, synced: Synced, before: str, numbers: list[int]) -> None:
        """Tell the other workers what is stored."""
        # Who came meanwhile got no answer, as there is nobody here.
        first = min(numbers) if self.members else 0
        self.partners.store(StoredThere(synced, before, max(numbers)), first)

    def close(self, code: int) -> None:
        """Let all go."""
        for member in self.members:
            member.close(code)
        self.letters.forget()

    def stay_alive(self) -> None:
        """Let each phone know that the line is there, and other workers that phones are here."""
        self.tell(ALIVE)
        for message in self.partners.part_from_silent():
            self.tell(message)
        if self.members:
            self.partners.give_sign()

    def look_again(self) -> None:
        """Fetch what may have been missed, and ask who else is there."""
        self.letters.look_again()
        if self.members:
            self.partners.call()

    def tell(self, message: bytes, but: Member | None = None) -> None:
        """Send all a message, or all but one."""
        for member in self.members:
            if member is not but:
                member.post(message)

    def _take_away(self, presence: Presence, but: Member | None = None) -> None:
        self.tell(presence.leaving(), but)
        if presence.names_only:
            self.partners.show(presence.leaving())
