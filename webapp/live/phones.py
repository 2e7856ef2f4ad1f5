"""What letters know of the phones that have a session open."""

from dataclasses import dataclass
from typing import Protocol

from webapp.live.member import Member
from webapp.live.server_copy import Synced


@dataclass(frozen=True, eq=False)
class Written:
    """An update, who wrote it, and its number if other workers were told of it."""

    member: Member
    update: bytes
    number: int


class Phones(Protocol):
    """Those who have the session open."""

    members: list[Member]

    def tell(self, message: bytes, but: Member | None = None) -> None:
        """Send all of them a message."""

    def close(self, code: int) -> None:
        """Let all go."""

    @property
    def unstored_elsewhere(self) -> list[bytes]:
        """What they were told of other workers' phones, and isn't known to be stored."""

    def tell_stored_elsewhere(self, synced: Synced, before: str, numbers: list[int]) -> None:
        """Tell the others what is stored, what it came after, and which letters are in it."""
