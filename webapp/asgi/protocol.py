"""One connection, over uvicorn's: bounded in what it sends, and in how long it takes for it.

Uvicorn waits for ever for a head that never ends, for one who doesn't read, and for a connection
that never asks. It promises none of what is overridden here, so its version is pinned, and
`tests/unit/asgi/` tries each of its two parsers.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from webapp.asgi.answers import as_bytes, refusal
from webapp.asgi.connections import Connections
from webapp.asgi.unread import Unread
from webapp.metrics.base import reason_of

# From the end of an answer until the next request begins, and from there until its head is here.
IDLE_SECONDS = 20
# An answer that is not read for so long is given up.
UNREAD_SECONDS = 60
# So long we go on reading after a refusal, so that who still sends can read it.
LINGER_SECONDS = 2
LARGEST_HEAD = 64 * 1024
# Requests that are sent before the one before them is answered.
MOST_AHEAD = 16


class Guarded(Unread):
    """To be mixed into a protocol of uvicorn; `held` counts the connections of a server."""

    held: Connections
    unread_seconds = UNREAD_SECONDS
    client: tuple[str, int] | None
    cycle: Any
    pipeline: Sequence[object]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it."""
        super().connection_made(transport)
        self.line = self.held.line_of(self.client[0] if self.client else "")
        self._head = 0
        self._open = True
        self._refused = False
        self.held.add(self, self.loop.time())

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        self._open = False
        self.held.remove(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and see whether a request begins."""
        if self._refused:
            return
        before = self.cycle
        if not self._at_work():
            if not self._head:
                self.held.idle(self, self.loop.time())
            self._head += len(data)
        super().data_received(data)
        if self.cycle is not before:
            self._head = 0
            self.held.busy(self)
        elif self._head > LARGEST_HEAD and not self._refused:
            self.refuse(431)

    def on_headers_complete(self) -> None:
        """Begin a request, or have it wait for those before it."""
        if len(self.pipeline) >= MOST_AHEAD:
            raise ValueError("too many requests ahead of their answers")
        super().on_headers_complete()  # type: ignore[misc]

    def handle_websocket_upgrade(self, *event: object) -> None:
        """Leave the line to a live connection, which counts by itself."""
        self._open = False
        self.held.remove(self)
        super().handle_websocket_upgrade(*event)  # type: ignore[misc]

    def on_response_complete(self) -> None:
        """Go on with the next request, or wait for one."""
        super().on_response_complete()  # type: ignore[misc]
        if self._open and not self._at_work():
            self.held.idle(self, self.loop.time())

    def send_400_response(self, _message: str) -> None:
        """Refuse what is damaged."""
        self.refuse(400)

    def refuse(self, status: int) -> None:
        """Answer by ourselves and hang up; whoever still sends gets a moment to read it."""
        self._refused = True
        if self._at_work():
            if not self.cycle.more_body:
                self.cycle.keep_alive = False  # Once it is answered, which it must be.
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.held.idle(self, self.loop.time())
        self.held.metrics.refused(reason_of(status))
        self.transport.write(as_bytes(refusal(status)))
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.loop.call_later(LINGER_SECONDS, self.transport.close)

    def let_go(self) -> None:
        """Close it at once, since others need its place."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            self.transport.close()

    def check_idle(self, since: float, now: float) -> None:
        """Close it, as it has been idle since then, which is too long."""
        if self.transport.is_closing() or self.transport.get_write_buffer_size():
            if now - since > UNREAD_SECONDS:
                self.transport.abort()
        elif self._head and not self._refused:
            self.refuse(408)
        else:
            self.transport.close()

    def _at_work(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


def guarded(held: Connections, base: type[asyncio.Protocol]) -> type[Guarded]:
    """The class of a server's connections, over one of uvicorn's."""
    return type("GuardedProtocol", (Guarded, base), {"held": held})
