"""The bodies of requests, gathered in the loop: bounded in size, in number and in time."""

import asyncio
from collections import Counter

from webapp.asgi_types import Receive

MEBIBYTE = 1024 * 1024
# Above what the API takes, so that the app itself refuses, with its own sentence.
LARGEST = 4 * MEBIBYTE
# Until the whole of it is here. A phone gives up after 20 seconds.
SECONDS = 30
# What all that are gathered at one time may hold, and those of one address.
MOST_IN_ALL = 64 * MEBIBYTE
MOST_BY_ADDRESS = 16 * MEBIBYTE


class TooLargeError(ValueError):
    """The body has more than LARGEST bytes."""


class NoRoomError(RuntimeError):
    """Too much is being gathered already."""


class GoneError(ConnectionError):
    """Whoever asked has hung up."""


class Bodies:
    """Gathers bodies, and counts what it holds of them."""

    def __init__(self) -> None:
        self._in_all = 0
        self._of_line: Counter[str] = Counter()

    def check(self, length: int, line: str) -> None:
        """Refuse a body of this length before it is read. Raises TooLargeError, NoRoomError."""
        if length > LARGEST:
            raise TooLargeError
        if (
            self._in_all + length > MOST_IN_ALL
            or self._of_line.get(line, 0) + length > MOST_BY_ADDRESS
        ):
            raise NoRoomError

    async def gather(self, receive: Receive, line: str) -> bytearray:
        """The whole body of an address's request; `release` has to follow.

        Raises TooLargeError, NoRoomError, GoneError, and TimeoutError after SECONDS.
        """
        body = bytearray()
        try:
            async with asyncio.timeout(SECONDS):
                while await self._more(receive, line, body):
                    pass
        except BaseException:
            self.release(body, line)
            raise
        return body

    def release(self, body: bytearray, line: str) -> None:
        """Say that a body is no longer needed."""
        self._in_all -= len(body)
        self._of_line[line] -= len(body)
        if not self._of_line[line]:
            del self._of_line[line]

    async def _more(self, receive: Receive, line: str, body: bytearray) -> bool:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        piece: bytes = message.get("body", b"")
        if len(body) + len(piece) > LARGEST:
            raise TooLargeError
        self._in_all += len(piece)
        self._of_line[line] += len(piece)
        body += piece
        self.check(0, line)
        return bool(message.get("more_body", False))
