"""What one worker tells others once it has stored letters."""

from dataclasses import dataclass
from typing import Self

from webapp.live.server_copy import NOTHING_NEW, Synced
from webapp.yjs.lib0 import LARGEST_INTEGER, Reader, encoded
from webapp.yjs.validation import read_vector


@dataclass(frozen=True)
class StoredThere:
    """The session as it is on disk, what it was before, and which of its letters are in it.

    `before` is the hash of what the session said when that worker last knew; `number` is that of
    its last letter, 0 if others were told of none.
    """

    synced: Synced
    before: str
    number: int

    def encoded(self) -> bytes:
        """All of it, in lib0's encoding."""
        texts = (self.synced.content.encode(), self.before.encode())
        arrays = b"".join(encoded(len(each)) + each for each in (self.synced.vector, *texts))
        return encoded(self.number) + arrays

    @classmethod
    def decoded(cls, content: bytes) -> Self:
        """Raises MalformedError."""
        reader = Reader(content)
        number = reader.number(LARGEST_INTEGER)
        vector, said, before = reader.array(), reader.text(), reader.text()
        reader.finish()
        read_vector(vector)
        return cls(Synced(vector, NOTHING_NEW, said), before, number)
