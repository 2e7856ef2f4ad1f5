"""What a live connection waits for, in a tenth of the room that asyncio's own takes.

There may be ten thousand, each of which waits most of the time: an `asyncio.Queue` and an
`asyncio.Event` take 3 kB of each, for lists of those who wait.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

Event = Mapping[str, Any]


class Inbox:
    """A queue that one task reads; with the names of `asyncio.Queue`, of which it has few."""

    __slots__ = ("_items", "_reading")

    def __init__(self) -> None:
        self._items: list[Event] = []
        self._reading: asyncio.Future[None] | None = None

    def put_nowait(self, item: Event) -> None:
        """Add something, and wake the one who waits for it."""
        self._items.append(item)
        if self._reading and not self._reading.done():
            self._reading.set_result(None)

    async def get(self) -> Event:
        """Take the oldest, or wait for it."""
        while not self._items:
            self._reading = asyncio.get_running_loop().create_future()
            try:
                await self._reading
            finally:
                self._reading = None
        return self._items.pop(0)

    def empty(self) -> bool:
        """Whether there is nothing to take."""
        return not self._items


class Gate:
    """Lets tasks pass while it is open; with the names of `asyncio.Event`, of which it has few."""

    __slots__ = ("_opening",)

    def __init__(self) -> None:
        self._opening: asyncio.Future[None] | None = None

    def set(self) -> None:
        """Open it."""
        if self._opening:
            self._opening.set_result(None)
            self._opening = None

    def clear(self) -> None:
        """Close it."""
        if self._opening is None:
            self._opening = asyncio.get_running_loop().create_future()

    async def wait(self) -> None:
        """Pass, or wait until it is open."""
        while self._opening:
            await asyncio.shield(self._opening)  # Several wait for the same.
