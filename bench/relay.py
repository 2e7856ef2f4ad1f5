"""Stands between the browser and a server: counts what passes, and can be cut."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from bench.exchanges import Conversation, Exchange

HOST = "127.0.0.1"


class Relay:
    """A TCP relay to a port of this machine; `async with` starts it at `address`.

    `down` counts the bytes that the server sent, `last` is the time.time() at which any passed, and
    `exchanges` are what was asked for so far.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listening: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.down = 0
        self.last = time.time()
        self.exchanges: list[Exchange] = []

    async def __aenter__(self) -> "Relay":
        await self.mend()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()

    @property
    def address(self) -> str:
        """The origin under which the browser finds the server."""
        return f"http://{HOST}:{self.port}"

    async def mend(self) -> None:
        """Let connections through, at the same address as before."""
        self._listening = await asyncio.start_server(self._connected, HOST, self.port)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Close every connection and refuse new ones, as if there were no server."""
        if self._listening:
            self._listening.close()
        for writer in self._writers:
            writer.close()
        self._listening = None

    async def lead_to(self, server_port: int) -> None:
        """Have another server at the same address from now on."""
        await self.cut()
        self._server_port = server_port
        await self.mend()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            upstream, upwriter = await asyncio.open_connection(HOST, self._server_port)
        except OSError:
            writer.close()
            return
        conversation = Conversation(self.exchanges)

        def answered(data: bytes) -> None:
            self.down += len(data)
            conversation.answered(data)

        await asyncio.gather(
            self._pass(reader, upwriter, conversation.asked),
            self._pass(upstream, writer, answered),
        )

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        overheard: Callable[[bytes], None],
    ) -> None:
        self._writers.add(writer)
        with suppress(OSError):  # A browser that closes its end is no failure.
            while data := await reader.read(65536):
                overheard(data)
                self.last = time.time()
                writer.write(data)
                await writer.drain()
        writer.close()
        self._writers.discard(writer)
