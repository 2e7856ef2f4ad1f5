"""What goes over a live connection: messages of y-protocols, and some of our own.

Each is one binary frame: a number says of which kind it is. Numbers, texts and byte arrays are
lib0's.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from webapp.yjs.lib0 import MalformedError, Reader, encoded

# What one writes at a time: letters, a pasted page. More goes by /sync, whose reading is bounded.
LARGEST_UPDATE = 8 * 1024
LARGEST_CLIENT = 2**53
LARGEST_CLOCK = 2**31
# Who it is, where and at which field; more is no awareness of ours.
LARGEST_AWARENESS = 512
LEAVES = "null"
# What a phone of ours says of itself: names of places in the app, and none of anybody's sentences.
NAMES_ONLY = re.compile(r'\{(?:"[a-z]{1,12}":(?:"[\w.-]{0,40}"|true|false),?){0,8}\}', re.ASCII)


class Kind(IntEnum):
    """The first number of a message; below 100 it is y-protocols' own."""

    SYNC = 0
    AWARENESS = 1
    QUERY = 3
    KEY = 100
    STORED = 101
    ALIVE = 102


class Step(IntEnum):
    """The second number of a sync message."""

    VECTOR = 0
    ANSWER = 1
    UPDATE = 2


@dataclass(frozen=True)
class Presence:
    """A phone's awareness: its number there, its clock, and the message itself.

    `leaves` says that it takes the phone away, `names_only` that it holds nothing but names.
    """

    client: int
    clock: int
    message: bytes
    leaves: bool = False
    names_only: bool = False

    def leaving(self) -> bytes:
        """The message that takes it away."""
        return _awareness(self.client, self.clock + 1, LEAVES.encode())


def read(message: bytes) -> tuple[Kind, Reader]:
    """The kind of a message, and what follows. Raises MalformedError."""
    reader = Reader(message)
    number = reader.number(2**7)
    try:
        return Kind(number), reader
    except ValueError:
        raise MalformedError("a message is of no known kind") from None


def read_sync(reader: Reader) -> tuple[Step, bytes]:
    """The step of a sync message, and its vector or update. Raises MalformedError."""
    number = reader.number(len(Step))
    content = reader.array()
    reader.finish()
    return Step(number), content


def read_key(reader: Reader) -> str:
    """The key. Raises MalformedError."""
    key = reader.text()
    reader.finish()
    return key


def read_presence(message: bytes, reader: Reader) -> Presence:
    """The awareness of one phone. Raises MalformedError, also for more than one."""
    if len(message) > LARGEST_AWARENESS:
        raise MalformedError("an awareness is too large")
    inner = Reader(reader.array())
    reader.finish()
    if inner.number(2) != 1:
        raise MalformedError("an awareness is not of one phone")
    client, clock = inner.number(LARGEST_CLIENT), inner.number(LARGEST_CLOCK)
    state = inner.text()
    inner.finish()
    names_only = NAMES_ONLY.fullmatch(state) is not None
    return Presence(client, clock, message, state == LEAVES, names_only)


def sync(step: Step, content: bytes) -> bytes:
    """A sync message with a vector or an update."""
    return bytes([Kind.SYNC, step]) + encoded(len(content)) + content


def stored(vector: bytes, content: str) -> bytes:
    """Says up to which state vector all is on disk, and the hash of what the session says there."""
    said = content.encode()
    return b"".join(
        (bytes([Kind.STORED]), encoded(len(vector)), vector, encoded(len(said)), said),
    )


ALIVE = bytes([Kind.ALIVE])
# y-websocket's: asks each phone for its awareness.
QUERY = bytes([Kind.QUERY])


def _awareness(client: int, clock: int, state: bytes) -> bytes:
    inner = b"".join((encoded(1), encoded(client), encoded(clock), encoded(len(state)), state))
    return bytes([Kind.AWARENESS]) + encoded(len(inner)) + inner
