"""Gives up a connection on which nobody reads what was sent."""

import asyncio


class Unread(asyncio.Protocol):
    """To be mixed into a protocol of uvicorn."""

    unread_seconds: float
    transport: asyncio.Transport
    loop: asyncio.AbstractEventLoop
    _unread_since: float | None = None

    def pause_writing(self) -> None:
        """Note since when it isn't read."""
        self._unread_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Note that it is."""
        self._unread_since = None
        super().resume_writing()

    def check_unread(self, now: float) -> None:
        """Give it up where nobody has read for long."""
        if self._unread_since is not None and now - self._unread_since > self.unread_seconds:
            self.transport.abort()
