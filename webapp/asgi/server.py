"""Serves the app over HTTP with uvicorn."""

import asyncio
import logging
import selectors
import socket
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn
from flask import Flask
from uvicorn.config import LoopFactoryType
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from webapp.asgi import descriptors
from webapp.asgi.adapter import Adapter
from webapp.asgi.budgets import Budgets
from webapp.asgi.connections import Connections
from webapp.asgi.protocol import IDLE_SECONDS, LARGEST_HEAD, guarded
from webapp.asgi.socket_protocol import guarded_socket
from webapp.live.connection import LARGEST_MESSAGE
from webapp.metrics.base import NONE, Metrics
from webapp.store.channel import Channel
from webapp.wsgi import proxies

if TYPE_CHECKING:
    from uvicorn.server import Protocols

# All that was begun is answered within 5 seconds: what isn't after so many, by a refusal.
ANSWER_SECONDS = 3
ACCEPT_SECONDS = 0.5
SEND_SECONDS = 1


class Server(uvicorn.Server):
    """Uvicorn's server, which looks after its connections and stops at once."""

    def __init__(
        self, config: uvicorn.Config, held: Connections, serves: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(config)
        self._held = held
        self._serves = serves
        self._asked = asyncio.Event()
        self._closing: set[Protocols] = set()
        self.loop: asyncio.AbstractEventLoop | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, as a signal asks for it."""
        super().handle_exit(sig, frame)
        self.stop()

    def stop(self) -> None:
        """Stop soon; may be called in any thread."""
        self.should_exit = True
        if self.loop:
            with suppress(RuntimeError):  # The loop has ended already.
                self.loop.call_soon_threadsafe(self._asked.set)

    async def main_loop(self) -> None:
        """Look after the connections each second, until asked to stop."""
        self.loop = asyncio.get_running_loop()
        self._serves()
        while not await self.on_tick(0):
            now = self.loop.time()
            self._held.check_idle(now - IDLE_SECONDS, now)
            for connection in list(self.server_state.connections):
                connection.check_unread(now)  # type: ignore[union-attr]
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._asked.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing new, answer what was begun, close what is idle."""
        known = set(self.server_state.connections)
        await self._accept(sockets or ())
        await self._read()
        for server in self.servers:
            server.close()
        for listening in sockets or ():
            listening.close()
        await self._read()
        # What became a connection only now has perhaps not been read yet (_all_answered).
        self._close_when_answered(known & self.server_state.connections)
        if not await self._all_answered(ANSWER_SECONDS):
            for task in list(self.server_state.tasks):
                task.cancel()
            if not await self._all_answered(SEND_SECONDS):
                for connection in list(self.server_state.connections):
                    connection.transport.abort()
                await self._all_answered(SEND_SECONDS)

    async def _accept(self, sockets: Sequence[socket.socket]) -> None:
        """Accept what waits for it, at most for ACCEPT_SECONDS: whoever waits may have sent all.

        A server that was busy has many of them, and uvloop accepts one in each turn.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + ACCEPT_SECONDS
        with selectors.DefaultSelector() as waiting:
            for listening in sockets:
                waiting.register(listening, selectors.EVENT_READ)
            while loop.time() < end and waiting.select(0):  # noqa: ASYNC110
                await asyncio.sleep(0)

    async def _read(self) -> None:
        """Read what has arrived, and make what was accepted a connection: it has begun."""
        for _ in range(3):
            await asyncio.sleep(0)

    async def _all_answered(self, seconds: float) -> bool:
        end = asyncio.get_running_loop().time() + seconds
        connections = self.server_state.connections
        while connections or self.server_state.tasks:
            if self.force_exit or asyncio.get_running_loop().time() > end:
                return False
            # Accepted later than the others: what it has sent is read meanwhile.
            late = connections - self._closing
            await asyncio.sleep(0.02)
            await self._read()
            self._close_when_answered(late & connections)
        return True

    def _close_when_answered(self, connections: Set["Protocols"]) -> None:
        for connection in list(connections):
            connection.shutdown()
        self._closing |= connections


def serve(
    app: Flask,
    listening: socket.socket,
    budgets: Budgets,
    serves: Callable[[], None] = lambda: None,
    metrics: Metrics = NONE,
    channel: Channel | None = None,
) -> None:
    """Serve until interrupted; requests that have begun are answered. Calls `serves` when it does.

    Over the `channel`, if there is one, live letters reach phones that other workers serve.

    Raises KeyboardInterrupt when it was interrupted, and has stopped.
    """
    # What it logs of single requests would fill a disk, and may hold what people wrote.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    most, backlog = descriptors.room()
    held = Connections(most, max(1, most // 2), app.config["TRUSTED_PROXIES"], metrics)
    adapter = Adapter(app, proxies.of(app), budgets, metrics, channel)
    make(adapter, held, backlog, serves=serves).run(sockets=[listening])


def make(
    adapter: Adapter,
    held: Connections,
    backlog: int,
    base: type[asyncio.Protocol] = AutoHTTPProtocol,
    loop: LoopFactoryType = "auto",
    serves: Callable[[], None] = lambda: None,
) -> Server:
    """A server that holds these connections, over one of uvicorn's protocols and loops."""
    config = uvicorn.Config(
        adapter,
        loop=loop,
        http=guarded(held, base),
        ws=guarded_socket(held),
        ws_max_size=LARGEST_MESSAGE,
        ws_ping_interval=None,  # Phones get a sign of life of ours (webapp/live/rooms.py).
        ws_per_message_deflate=False,  # It takes 40 kB a connection.
        interface="asgi3",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # webapp/wsgi/proxies.py does
        server_header=False,
        backlog=backlog,
        timeout_keep_alive=IDLE_SECONDS,
        h11_max_incomplete_event_size=16 * LARGEST_HEAD,  # so that ours refuses first
    )
    return Server(config, held, serves)
