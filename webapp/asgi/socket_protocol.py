"""One live connection, over uvicorn's WebSocket: counted like the others, and given up if unread.

As with `protocol.py`, uvicorn promises none of what is overridden here.
"""

import asyncio
import socket
from contextlib import suppress

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from webapp.asgi.connections import Connections
from webapp.asgi.unread import Unread
from webapp.asgi.waiting import Gate, Inbox

# A phone whose network went away doesn't say so: the system gives up what it doesn't confirm.
UNCONFIRMED_SECONDS = 20
# What isn't read for so long.
UNREAD_SECONDS = 20


class GuardedSocket(Unread, WebSocketsSansIOProtocol):
    """To be made for a server, whose connections `held` counts."""

    held: Connections
    unread_seconds = UNREAD_SECONDS

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the place of the connection of HTTP, which asked for it."""
        super().connection_made(transport)
        self.queue = Inbox()  # type: ignore[assignment]
        self.writable = Gate()  # type: ignore[assignment]
        self.close_timeout = 1.0
        self.line = self.held.line_of(self.client[0] if self.client else "")
        self.held.add(self, self.loop.time())
        self.held.busy(self)
        asked = transport.get_extra_info("socket")
        with suppress(AttributeError, OSError):  # Where the system has no such thing.
            asked.setsockopt(
                socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNCONFIRMED_SECONDS * 1000
            )

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        self.held.remove(self)
        super().connection_lost(exc)

    def start_keepalive(self) -> None:
        """It was let in: what its request said is not needed any more, and takes 4 kB."""
        self.request.headers.clear()  # The parser holds the request for good.
        del self.request, self.response
        super().start_keepalive()

    def let_go(self) -> None:
        """Close it at once, since others need its place."""
        self.transport.abort()

    def check_idle(self, _since: float, _now: float) -> None:
        """It is never idle: a live connection is there to be quiet."""


def guarded_socket(held: Connections) -> type[GuardedSocket]:
    """The class of a server's live connections."""
    return type("GuardedSocketProtocol", (GuardedSocket,), {"held": held})
