"""One phone's live connection: what it is sent, in order and bounded, and what it may send."""

import asyncio
from collections import deque

from webapp.asgi_types import Send
from webapp.live.messages import Presence

# Who reads so slowly that more waits for it is let go, and comes back by /sync.
MOST_WAITING = 256 * 1024
# So many messages a second, and at once: a letter, where one is, and that one is writing.
RATE, BURST = 40.0, 200.0


class SlowError(ConnectionError):
    """The phone doesn't read what it is sent."""


class Member:
    """A phone that showed a key that fits; `key` and `address` are those of its requests."""

    __slots__ = (
        *("_closing", "_open", "_sending", "_since", "_size", "_tokens", "_waiting"),
        *("address", "key", "presence", "send"),
    )

    def __init__(self, send: Send, key: str, address: str) -> None:
        self.send = send
        self.key = key
        self.address = address
        self.presence: Presence | None = None
        self._waiting: deque[bytes] | None = None
        self._size = 0
        self._sending: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self._open = True
        self._tokens = BURST
        self._since = 0.0

    @property
    def is_open(self) -> bool:
        """Whether it can be sent anything."""
        return self._open

    def may_send(self, now: float) -> bool:
        """Count a message of the phone; whether it isn't one too many."""
        self._tokens = min(BURST, self._tokens + (now - self._since) * RATE) - 1
        self._since = now
        return self._tokens >= 0

    def post(self, message: bytes) -> None:
        """Send a message after those before it; who doesn't read them is let go."""
        if not self._open:
            return
        self._size += len(message)
        if self._size > MOST_WAITING:
            self.close(1013)
            return
        if self._waiting is None:
            self._waiting = deque()
        self._waiting.append(message)
        if self._sending is None:
            self._sending = asyncio.get_running_loop().create_task(self._send_all())

    def close(self, code: int) -> None:
        """Hang up with a code of WebSockets."""
        if not self._open:
            return
        self._open = False
        self._waiting = None
        if self._sending:
            self._sending.cancel()
        self._closing = asyncio.get_running_loop().create_task(self._close(code))

    def left(self) -> None:
        """Take note that the phone is gone."""
        self._open = False
        self._waiting = None

    async def _send_all(self) -> None:
        try:
            while self._waiting:
                message = self._waiting.popleft()
                await self.send({"type": "websocket.send", "bytes": message})
                self._size -= len(message)
        except (OSError, RuntimeError):  # It is closed already, and who receives learns of it, too.
            self.left()
        finally:
            self._sending = self._waiting = None

    async def _close(self, code: int) -> None:
        try:
            await self.send({"type": "websocket.close", "code": code})
        except (OSError, RuntimeError):
            self.left()
