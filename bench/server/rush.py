"""Syncs as fast as a server answers them, by phones that cost next to nothing themselves."""

import asyncio
import re
import time
from collections.abc import Iterator
from statistics import median
from typing import cast

import uvloop

LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


class Rush:
    """So many connections, each with one request after the other, until it is over."""

    def __init__(self, port: int, requests: Iterator[bytes], at_once: int, seconds: float) -> None:
        self._port = port
        self._at_once = at_once
        self._seconds = seconds
        self.requests = requests
        self.end = 0.0
        self.took: list[float] = []

    def run(self) -> float:
        """Rush; gives the answers a second. Raises RuntimeError for any but a 200."""
        uvloop.run(self._run())
        return len(self.took) / self._seconds

    @property
    def p50_ms(self) -> float:
        """How long a request took, in the middle."""
        return median(self.took) * 1000

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        self.end = time.perf_counter() + self._seconds
        connections = [
            await loop.create_connection(
                lambda: Line(self, loop.create_future()), "127.0.0.1", self._port
            )
            for _ in range(self._at_once)
        ]
        await asyncio.gather(*(line.over for _, line in connections))


class Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, rush: Rush, over: "asyncio.Future[None]") -> None:
        self._rush = rush
        self._began = 0.0
        self._answer = b""
        self.over = over

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none of asyncio's
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Ask again, once the answer is whole."""
        self._answer += data
        head, whole, body = self._answer.partition(b"\r\n\r\n")
        length = LENGTH.search(head + b"\r\n")
        if not whole or not length or len(body) < int(length[1]):
            return
        now = time.perf_counter()
        self._rush.took.append(now - self._began)
        if not head.startswith(b"HTTP/1.1 200"):
            self.over.set_exception(RuntimeError(f"the server did not sync: {body!r}"))
            self._transport.close()
        elif now < self._rush.end:
            self._ask()
        else:
            self.over.set_result(None)
            self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        """Say so, where it comes too early."""
        if not self.over.done():
            self.over.set_exception(RuntimeError("the server hung up"))

    def _ask(self) -> None:
        self._answer = b""
        self._began = time.perf_counter()
        self._transport.write(next(self._rush.requests))
